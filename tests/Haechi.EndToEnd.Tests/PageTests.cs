using System.Text.Json;
using System.Text.RegularExpressions;
using Haechi.Testing;
using Microsoft.Playwright;

namespace Haechi.EndToEnd.Tests;

/// <summary>Every page, as every role that may see it: accessible, local, and within the width of a phone.</summary>
[Collection(nameof(DemoCity))]
public sealed class PageTests(DemoCity city)
{
    private const string Everybody = "";

    /// <summary>Pages that anybody may open, and one role for each of the others.</summary>
    public static TheoryData<string, string> Pages => new()
    {
        { "/", Everybody }, { "/talk", Everybody }, { "/talk/widget", Everybody }, { "/register", Everybody }, { "/removal", Everybody },
        { "/register/seoul-talk", Everybody }, { "/developers", Everybody }, { "/login", Everybody }, { "/no-such-page", Everybody },
        { "/console", "counsellor" }, { "/console/cases", "counsellor" }, { "/console/cases?status=closed", "counsellor" },
        { "/console/talk", "counsellor" }, { "/console/talk?view=mine&queue=general", "counsellor" }, { "/console/register", "owner" }, { "/console/register?id=seoul-talk", "owner" },
        { "/console/audit", "auditor" }, { "/console/account", "tower" }, { "/console/streams", "operator" },
        { "/console/deliveries", "owner" }, { "/console/deliveries?tab=parked", "owner" }, { "/console/settings", "owner" },
        { "/console/contact-centre", "owner" }, { "/console/contact-centre?wall=1", "owner" }, { "/console/contact-centre?tab=words", "owner" },
        { "/console/contact-centre?tab=parking", "owner" }, { "/console/contact-centre?tab=reviews", "owner" }, { "/console/contact-centre/mine", "counsellor" },
        { "/console/knowledge", "owner" }, { "/console/knowledge?tab=todo", "owner" }, { "/console/knowledge?tab=expiring&days=90", "owner" },
        { "/console/knowledge?tab=expiring&days=gone", "owner" }, { "/console/knowledge?tab=import", "owner" },
        { "/console/knowledge?tab=import&from=addresses", "owner" }, { "/console/knowledge?tab=import&from=lists&list=new", "owner" },
        { "/console/knowledge/tax-pay-how", "owner" }, { "/console/knowledge/new", "owner" },
        { "/console/traffic", "traffic" }, { "/console/traffic?junction=A2", "police" }, { "/console/traffic?add=1", "traffic" }, { "/console/traffic/sources", "traffic" }, { "/console/traffic/live", "traffic" },
        { "/console/traffic/plans", "police" }, { "/console/traffic/plans/new", "traffic" }, { "/console/traffic/plans/00000000-0000-0000-0000-000000000000", "police" },
        { "/console/harmful", "monitor" }, { "/console/collection", "monitor" }, { "/console/collection?source=new", "monitor" }, { "/console/collection/keywords", "monitor" }, { "/console/harmful?state=confirmed", "investigator" }, { "/console/harmful/actors", "investigator" }, { "/console/harmful/models", "investigator" },
        { "/console/removal", "support" }, { "/console/removal?state=found", "support" }, { "/console/removal/contacts", "support" }, { "/console/removal/statistics", "support" },
        { "/console/users", "admin" }, { "/console/health", "owner" }, { "/console/language-model", "owner" }, { "/login/denied", "counsellor" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_serious(string path, string user)
    {
        var page = await OpenAsync(path, user, 1440);

        var violations = await ViolationsAsync(page);

        violations.ShouldBeEmpty($"{path} as {(user.Length > 0 ? user : "citizen")}");
        city.ForeignRequests.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_is_wider_than_a_phone(string path, string user)
    {
        var page = await OpenAsync(path, user, 360);

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360, path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&help=close")]
    [InlineData("&help=message")]
    public async Task An_open_conversation_is_accessible_and_fits_a_phone(string panel)
    {
        var page = await OpenAsync("/console/talk?view=mine" + panel, "counsellor", 1440);
        await page.Locator(".hc-item").First.ClickAsync();
        await page.Locator(".hc-desk-panel").Last.WaitForAsync();

        (await ViolationsAsync(page)).ShouldBeEmpty(panel);
        await page.SetViewportSizeAsync(360, 780);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360, panel);
    }

    [Fact]
    public async Task A_signal_plan_is_accessible_and_fits_a_phone()
    {
        var page = await OpenAsync("/console/traffic/plans", "police", 1440);
        await page.Locator("main td a").First.ClickAsync();
        await Assertions.Expect(page.Locator("main .hc-timeline")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-live=false]")).ToHaveCountAsync(0);

        (await ViolationsAsync(page)).ShouldBeEmpty();
        await page.SetViewportSizeAsync(360, 780);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
    }

    private async Task<IPage> OpenAsync(string path, string user, int width)
    {
        var page = user.Length > 0 ? await city.SignInAsync(user, width) : await city.OpenAsync(width);
        await page.GotoAsync(city.Site + path);
        await page.Locator("main h1").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Assertions.Expect(page.Locator(".hc-skeleton")).ToHaveCountAsync(0);
        // While the circuit takes the page over, its head is empty for a moment.
        await Assertions.Expect(page.Locator("[data-live=false]")).ToHaveCountAsync(0);
        await Assertions.Expect(page).ToHaveTitleAsync(new Regex(@"\S"));
        return page;
    }

    private static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        var axe = Path.Combine(Repository.Root, "web", "node_modules", "axe-core", "axe.min.js");
        Assert.SkipUnless(File.Exists(axe), "axe-core is not installed (cd web && npm ci).");
        await page.EvaluateAsync(await File.ReadAllTextAsync(axe, TestContext.Current.CancellationToken));
        var result = await page.EvaluateAsync<JsonElement>("axe.run(document, { resultTypes: ['violations'] })");
        return
        [
            .. result.GetProperty("violations").EnumerateArray()
                .Where(v => v.GetProperty("impact").GetString() is "serious" or "critical")
                .Select(v => $"{v.GetProperty("id").GetString()}: {v.GetProperty("nodes")[0].GetProperty("html").GetString()}"),
        ];
    }
}
