using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Haechi.EndToEnd.Tests;

/// <summary>The citizen's chat, as a person uses it.</summary>
internal sealed partial class ChatPage(IPage page)
{
    private ILocator Turns => page.Locator(".tk-turn");

    public ILocator Last => Turns.Last;

    public async Task OpenAsync(string site)
    {
        await page.GotoAsync(site + "/talk");
        await Turns.First.WaitForAsync();
        await Assertions.Expect(page.Locator("[data-part=status]")).Not.ToBeEmptyAsync();
    }

    public async Task SayAsync(string text)
    {
        await page.FillAsync("[data-part=text]", text);
        await page.PressAsync("[data-part=text]", "Enter");
        await Assertions.Expect(page.Locator(".tk-citizen .tk-bubble").Last).ToContainTextAsync(text);
        await SettleAsync();
    }

    public async Task ChooseAsync(string choice)
    {
        await page.ClickAsync($"[data-choice={choice}]");
        await SettleAsync();
    }

    /// <summary>Answers what is asked until the summary is there, then says yes; returns the receipt number.</summary>
    public async Task<string> FileAsync()
    {
        while (await page.Locator("[data-choice=confirm]").CountAsync() == 0)
        {
            await ChooseAsync("skip");
        }

        await ChooseAsync("confirm");
        var receipt = page.Locator(".tk-receipt strong");
        await receipt.WaitForAsync();
        return Number().Match(await receipt.InnerTextAsync()).Value;
    }

    /// <summary>Waits until the answer to the last turn is complete.</summary>
    private Task SettleAsync() => Assertions.Expect(page.Locator("#talk[aria-busy]")).ToHaveCountAsync(0);

    [GeneratedRegex(@"\d{8}-[A-Z2-7]{6}")]
    private static partial Regex Number();
}
