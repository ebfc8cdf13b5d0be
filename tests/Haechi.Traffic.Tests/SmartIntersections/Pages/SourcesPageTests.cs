using AngleSharp.Dom;
using Bunit;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Feeds.Sources;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Pages;
using Haechi.Traffic.Tests.Testing;

namespace Haechi.Traffic.Tests.SmartIntersections.Pages;

/// <summary>A source is mapped by choosing from what is registered.</summary>
public sealed class SourcesPageTests(Sites sites) : TrafficSuite(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;

    [Fact]
    public async Task Signal_and_lane_are_chosen_from_the_register_and_what_is_not_in_it_is_said_at_once()
    {
        var network = (await Site.Get<NetworkRegistry>().ImportAsync($"town {Guid.NewGuid():N}", TownSeeder.Source(), Oh, isDemo: false, Stop)).Value;
        var name = $"cam-{Guid.NewGuid():N}";
        using var page = LivePage.Of(Site, Oh, Roles.Traffic);
        var form = page.Render<SourcesPage>();
        form.WaitForAssertion(() => form.FindAll("#source-network option").ShouldContain(o => o.GetAttribute("value") == network.ToString()));
        await form.Find("#source-network").ChangeAsync(new() { Value = network.ToString() });
        form.WaitForAssertion(() => form.FindAll("#source-signals option").Count.ShouldBe(8));
        form.Find("#source-lane").IsDisabled().ShouldBeTrue();

        await form.Find("#source-signal").InputAsync(new() { Value = "Z9" });
        form.Find(".hc-error").TextContent.ShouldContain("Z9");
        form.Find("#source-lane").IsDisabled().ShouldBeTrue();

        await form.Find("#source-signal").InputAsync(new() { Value = "A2" });
        form.FindAll(".hc-error").ShouldBeEmpty();
        form.FindAll("#source-lane optgroup").Count.ShouldBe(2);
        form.FindAll("#source-lane option").Select(o => o.GetAttribute("value")).ShouldContain("A1-A2_1");
        form.FindAll("#source-lane option").Select(o => o.GetAttribute("value")).ShouldNotContain("s4-A4_1");
        await form.Find("#source-name").ChangeAsync(new() { Value = name });
        await form.Find("#source-lane").ChangeAsync(new() { Value = "A1-A2_1" });
        await form.Find("form").SubmitAsync();

        (await Site.Get<SourceDesk>().ListAsync(Stop)).ShouldContain(s => s.Source == name && s.NetworkId == network && s.Junction == "A2" && s.Detector == "lane:A1-A2_1");
    }
}
