using Microsoft.Playwright;

namespace Haechi.EndToEnd.Tests;

/// <summary>A citizen reaches a person, both type, and the bot takes over again.</summary>
[Collection(nameof(DemoCity))]
public sealed class HandoverJourney(DemoCity city)
{
    private const string Question = "이 동네 도서관 휴관일이 언제인지 사람에게 묻고 싶어요";

    [Fact]
    public async Task A_counsellor_takes_over_and_hands_back()
    {
        var citizen = await city.OpenAsync(390, 844);
        var counsellor = await city.SignInAsync("counsellor");
        var chat = new ChatPage(citizen);
        await chat.OpenAsync(city.Site);
        await chat.SayAsync(Question);
        await citizen.ClickAsync("[data-part=person]");
        await Assertions.Expect(citizen.Locator("#talk")).ToHaveAttributeAsync("data-mode", "queued");

        await counsellor.GotoAsync(city.Site + "/console/talk?view=waiting");
        await counsellor.Locator(".hc-item", new() { HasTextString = "도서관" }).First.ClickAsync();
        await counsellor.ClickAsync("[aria-keyshortcuts=T]");
        await Assertions.Expect(citizen.Locator("[data-part=status]")).ToContainTextAsync("김상담");

        await chat.SayAsync("월요일에도 여나요?");
        await Assertions.Expect(counsellor.Locator(".hc-thread")).ToContainTextAsync("월요일에도 여나요?");
        await counsellor.FillAsync(".hc-thread-draft", "구립도서관은 보통 월요일에 쉽니다.");
        await counsellor.Locator(".hc-detail-actions button[type=submit]").ClickAsync();
        await Assertions.Expect(citizen.Locator(".tk-counsellor .tk-bubble").Last).ToContainTextAsync("월요일에 쉽니다");

        await counsellor.Locator(".hc-detail-actions button", new() { HasTextString = "챗봇으로 전환" }).ClickAsync();
        await Assertions.Expect(citizen.Locator("#talk")).ToHaveAttributeAsync("data-mode", "bot");
    }
}
