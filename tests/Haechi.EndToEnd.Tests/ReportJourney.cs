using Microsoft.Playwright;

namespace Haechi.EndToEnd.Tests;

/// <summary>The promise of the product: a citizen files, a counsellor decides, the result comes back, an auditor verifies.</summary>
[Collection(nameof(DemoCity))]
public sealed class ReportJourney(DemoCity city)
{
    [Fact]
    public async Task A_report_is_filed_decided_answered_and_verified()
    {
        var citizen = await city.OpenAsync();
        var counsellor = await city.SignInAsync("counsellor");
        var chat = new ChatPage(citizen);
        await chat.OpenAsync(city.Site);

        await chat.SayAsync("강남역 3번 출구 앞에 차가 인도를 막고 있어요 12가3456");
        var number = await chat.FileAsync();

        await DecideAsync(counsellor, number);
        await Assertions.Expect(citizen.Locator(".tk-notice .tk-bubble").Last).ToContainTextAsync("처리하고 있습니다");
        await chat.SayAsync($"{number} 어떻게 됐어요?");
        await Assertions.Expect(chat.Last).ToContainTextAsync("처리");

        await VerifyAsync(number);
    }

    [Fact]
    public async Task A_receipt_can_be_looked_up_from_the_front_door()
    {
        var citizen = await city.OpenAsync();
        var chat = new ChatPage(citizen);
        await chat.OpenAsync(city.Site);
        await chat.SayAsync("마포구 월드컵로 210 앞 도로에 포트홀이 생겼어요");
        var number = await chat.FileAsync();

        await citizen.GotoAsync(city.Site + "/");
        await citizen.Locator("input[name=number], main input.hc-input").First.FillAsync(number);
        await citizen.Keyboard.PressAsync("Enter");

        await Assertions.Expect(citizen.Locator("main")).ToContainTextAsync(number);
    }

    private async Task DecideAsync(IPage counsellor, string number)
    {
        await counsellor.GotoAsync($"{city.Site}/console/cases?q={number}&case={number}");
        await counsellor.ClickAsync("[aria-keyshortcuts=A]");
        await counsellor.ClickAsync("[aria-keyshortcuts=C]");
        var dialog = counsellor.Locator("dialog", new() { Has = counsellor.Locator("textarea") });
        await dialog.Locator("textarea").First.FillAsync("현장 신고와 위치를 확인함");
        var reply = dialog.Locator("input[type=checkbox]").Last;
        await reply.CheckAsync();
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(counsellor.Locator("main")).ToContainTextAsync("현장 신고와 위치를 확인함");
    }

    private async Task VerifyAsync(string number)
    {
        var auditor = await city.SignInAsync("auditor");
        await auditor.GotoAsync($"{city.Site}/console/audit?subject={number}");
        await Assertions.Expect(auditor.Locator("main")).ToContainTextAsync(number);
        await auditor.Locator(".hc-button-primary").First.ClickAsync();
        await Assertions.Expect(auditor.Locator(".hc-chip").First).ToContainTextAsync("온전", new() { Timeout = 60_000 });
    }
}
