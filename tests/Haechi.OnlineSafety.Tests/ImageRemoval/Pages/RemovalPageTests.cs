using Bunit;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Pages;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.OnlineSafety.Tests.ImageRemoval.Hits;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Pages;

/// <summary>The desk's pages with the real store behind them.</summary>
public sealed class RemovalPageTests(Sites sites) : HitSuite(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;

    [Fact]
    public async Task The_list_shows_no_media_and_no_address_and_the_hit_is_blurred_and_defanged()
    {
        var hit = await HitAsync();
        using var page = LivePage.Of(Site, Yoon, Roles.SupportWorker);

        var list = page.Render<RemovalPage>();
        list.FindAll("img, video, picture").ShouldBeEmpty();
        list.Markup.ShouldNotContain("secret.png");

        page.Services.GetRequiredService<NavigationManager>().NavigateTo($"/console/removal?hit={hit}");
        var open = page.Render<HitPanel>(p => p.Add(x => x.Id, hit));
        open.Find("img").GetAttribute("src").ShouldBe($"/console/removal/hits/{hit}/blurred");
        open.Markup.ShouldContain("hxxps://page[.]example[.]kr/secret.png");
        open.FindAll("a").ShouldAllBe(a => !a.GetAttribute("href")!.Contains("page.example.kr"));
    }

    [Fact]
    public async Task Keys_confirm_draft_and_reveal()
    {
        var hit = await HitAsync();
        using var page = LivePage.Of(Site, Yoon, Roles.SupportWorker);
        var open = page.Render<HitPanel>(p => p.Add(x => x.Id, hit));

        open.Find("button[aria-keyshortcuts=V]").Click();
        open.Find("img").GetAttribute("src")!.ShouldStartWith("/console/removal/looks/");
        open.Find("button[aria-keyshortcuts=V]").Click();
        open.Find("img").GetAttribute("src").ShouldBe($"/console/removal/hits/{hit}/blurred");
        open.Find("button[aria-keyshortcuts=C]").Click();
        open.WaitForElement("button[aria-keyshortcuts=N]").Click();
        open.WaitForElement("textarea").GetAttribute("lang").ShouldBe("ko");
    }

    [Fact]
    public async Task Statistics_and_contacts_draw_with_what_is_there()
    {
        await HitAsync();
        using var page = LivePage.Of(Site, Yoon, Roles.SupportWorker);

        page.Render<RemovalStatisticsPage>().Markup.ShouldContain("hc-tile");
        page.Render<ContactsPage>().Find("form").ShouldNotBeNull();
    }

    private async Task<Guid> HitAsync()
    {
        var picture = Drawing.Picture(Seed());
        var request = await RequestAsync(Drawing.Hashed(picture).Hash);
        await ReadAsync(Drawing.Item(picture, "https://page.example.kr/secret.png"));
        return (await HitsAsync(request)).Single().Id;
    }
}
