using Microsoft.Playwright;

namespace Haechi.EndToEnd.Tests;

/// <summary>A counsellor's work: suggestion by one key, form, case, hand-on, and the end by the next counsellor.</summary>
[Collection(nameof(DemoCity))]
public sealed class DeskJourney(DemoCity city)
{
    private const string Report = "성북구 보국문로 7 앞에 차가 인도를 막고 있어요 45다6789";

    [Fact]
    public async Task A_consultation_goes_from_the_first_word_to_the_end_over_two_desks()
    {
        var citizen = await city.OpenAsync(390, 844);
        var first = await city.SignInAsync("counsellor");
        var second = await city.SignInAsync("counsellor2");
        await second.GotoAsync(city.Site + "/console/talk");
        await Assertions.Expect(second.Locator("[data-live=true]")).ToBeVisibleAsync();
        var chat = new ChatPage(citizen);
        await chat.OpenAsync(city.Site);
        await citizen.ClickAsync("[data-part=person]");
        await chat.SayAsync("여권을 잃어버렸는데 재발급하려면 뭐가 필요해요?");

        await TakeAsync(first, "여권을 잃어버렸는데");
        await AnswerByOneKeyAsync(first);
        await Assertions.Expect(citizen.Locator(".tk-counsellor .tk-bubble").Last).ToContainTextAsync("출처:");

        await chat.SayAsync(Report);
        await FileAsync(first);
        await Assertions.Expect(citizen.Locator(".tk-receipt strong")).ToBeVisibleAsync();

        await HandOnAsync(first);
        await Assertions.Expect(citizen.Locator("[data-part=status]")).ToContainTextAsync("한상담");
        await second.Locator(".hc-desk-tabs a", new() { HasTextString = "여권을" }).ClickAsync();
        await Assertions.Expect(second.Locator(".hc-desk-note")).ToContainTextAsync("과태료 문의가 남았습니다");
        await EndAsync(second);
        await Assertions.Expect(citizen.Locator("#talk")).ToHaveAttributeAsync("data-mode", "ended");
    }

    private async Task TakeAsync(IPage counsellor, string words)
    {
        await counsellor.GotoAsync(city.Site + "/console/talk?view=waiting");
        await counsellor.Locator(".hc-item", new() { HasTextString = words }).First.ClickAsync();
        await counsellor.ClickAsync("[aria-keyshortcuts=T]");
        await Assertions.Expect(counsellor.Locator(".hc-thread-draft")).ToBeVisibleAsync();
    }

    // The key works while the cursor stands in the reply.
    private static async Task AnswerByOneKeyAsync(IPage counsellor)
    {
        await Assertions.Expect(counsellor.Locator(".hc-desk-suggestion").First).ToContainTextAsync("여권");
        await counsellor.Locator(".hc-thread-draft").FocusAsync();
        await counsellor.Keyboard.PressAsync("Alt+1");
        await Assertions.Expect(counsellor.Locator(".hc-thread-draft")).Not.ToHaveValueAsync("");
        await counsellor.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(counsellor.Locator(".hc-thread-draft")).ToHaveValueAsync("");
    }

    private static async Task FileAsync(IPage counsellor)
    {
        await Assertions.Expect(counsellor.Locator("#sheet-plate")).ToHaveValueAsync("45다6789");
        await Assertions.Expect(counsellor.Locator("#sheet-kind-from")).ToContainTextAsync("인도를 막고 있어요");
        await counsellor.FillAsync("#sheet-place", "성북구 보국문로 7 정문 앞");
        await counsellor.PressAsync("#sheet-place", "Tab");
        await Assertions.Expect(counsellor.Locator(".hc-field", new() { Has = counsellor.Locator("#sheet-place") })).ToContainTextAsync("수정됨");
        await counsellor.Locator(".hc-desk-panel > .hc-button-primary").ClickAsync();
        var dialog = counsellor.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToContainTextAsync("성북구 보국문로 7 정문 앞");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(counsellor.Locator(".hc-desk-help")).ToContainTextAsync("접수됨");
    }

    private static async Task HandOnAsync(IPage counsellor)
    {
        await counsellor.ClickAsync("[aria-keyshortcuts=H]");
        var dialog = counsellor.Locator("dialog[open]");
        await dialog.Locator("#transfer-to").SelectOptionAsync(new SelectOptionValue { Label = "한상담 (데모) · 상담 가능" });
        await dialog.Locator("#transfer-note").FillAsync("신고는 접수했고 과태료 문의가 남았습니다");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(counsellor.Locator(".hc-thread-draft")).ToHaveCountAsync(0);
    }

    private static async Task EndAsync(IPage counsellor)
    {
        await counsellor.ClickAsync("[aria-keyshortcuts=E]");
        await Assertions.Expect(counsellor.Locator("#close-summary")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("문의:"));
        await counsellor.Locator("#close-summary").FillAsync("여권 재발급 안내와 불법 주정차 신고 접수");
        await counsellor.Locator(".hc-desk-panel button[type=submit]").ClickAsync();
        await Assertions.Expect(counsellor.Locator(".hc-detail-actions")).ToContainTextAsync("상담 종료");
    }
}
