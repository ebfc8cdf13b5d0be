using Microsoft.Playwright;

namespace Haechi.EndToEnd.Tests;

/// <summary>Somebody presses a button before the page has connected to the server.</summary>
[Collection(nameof(DemoCity))]
public sealed class EarlyPress(DemoCity city)
{
    [Fact]
    public async Task A_press_before_the_circuit_stands_is_not_lost()
    {
        var auditor = await city.SignInAsync("auditor");
        var release = new TaskCompletionSource();
        await auditor.RouteAsync("**/_blazor/negotiate**", async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });
        await auditor.GotoAsync($"{city.Site}/console/audit");
        (await auditor.Locator("[data-live]").GetAttributeAsync("data-live")).ShouldBe("false");

        await auditor.Locator(".hc-verify .hc-button-primary").ClickAsync();
        release.SetResult();

        await Assertions.Expect(auditor.Locator(".hc-verify .hc-chip").First).ToContainTextAsync("온전");
    }
}
