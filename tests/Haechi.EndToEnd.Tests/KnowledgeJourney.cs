using Microsoft.Playwright;

namespace Haechi.EndToEnd.Tests;

/// <summary>A question that nobody could answer becomes an entry, and the next citizen is answered.</summary>
[Collection(nameof(DemoCity))]
public sealed class KnowledgeJourney(DemoCity city)
{
    private const string One = "해치 인형 분양 받는 곳이 있나요";
    private const string Other = "해치인형 분양은 어디에서 받아요?";

    [Fact]
    public async Task An_editor_answers_what_two_citizens_asked_in_vain()
    {
        await AskInVainAsync(One);
        await AskInVainAsync(Other);
        var editor = await city.SignInAsync("owner");
        await editor.GotoAsync(city.Site + "/console/knowledge?tab=todo&q=" + Uri.EscapeDataString("분양"));
        var item = editor.Locator(".hc-item", new() { HasTextString = "분양" });
        await Assertions.Expect(item).ToHaveCountAsync(1);
        await item.ClickAsync();
        await Assertions.Expect(editor.Locator(".kn-asked > li")).ToHaveCountAsync(2);
        await editor.Locator("a[aria-keyshortcuts=E]").ClickAsync();

        await WriteAsync(editor);
        await editor.Locator("button[aria-keyshortcuts=A]").ClickAsync();
        var results = editor.Locator("[data-part=trial]");
        await Assertions.Expect(results.First).ToContainTextAsync("이제 답합니다");
        await editor.Locator("button[aria-keyshortcuts=P]").ClickAsync();
        await Assertions.Expect(editor.Locator(".hc-toasts")).ToContainTextAsync("게시했습니다");

        var chat = await OpenChatAsync();
        await chat.SayAsync(One);
        await Assertions.Expect(chat.Last).ToContainTextAsync("해치 인형은 시청 기념품점에서 분양합니다");
        await editor.GotoAsync(city.Site + "/console/knowledge?tab=todo&show=answered&q=" + Uri.EscapeDataString("분양"));
        await Assertions.Expect(editor.Locator(".hc-item")).ToHaveCountAsync(1);
    }

    private async Task AskInVainAsync(string question)
    {
        var chat = await OpenChatAsync();
        await chat.SayAsync(question);
        await Assertions.Expect(chat.Last).Not.ToContainTextAsync("출처");
    }

    private async Task<ChatPage> OpenChatAsync()
    {
        var chat = new ChatPage(await city.OpenAsync(390, 844));
        await chat.OpenAsync(city.Site);
        return chat;
    }

    private static async Task WriteAsync(IPage editor)
    {
        await Assertions.Expect(editor.Locator("#entry-title")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("분양"));
        await editor.FillAsync("#entry-body", "해치 인형은 시청 기념품점에서 분양합니다.\n한 사람에 하나씩, 평일 오전 10시부터입니다.");
        await editor.FillAsync("#entry-source", "기념품점 안내 (예시)");
        await editor.FillAsync("#entry-owner", "홍보기획관");
        await editor.FillAsync("#entry-until", "2099-12-31");
        await editor.PressAsync("#entry-until", "Tab");
        await Assertions.Expect(editor.Locator(".kn-preview")).ToContainTextAsync("해치 인형은");
    }
}
