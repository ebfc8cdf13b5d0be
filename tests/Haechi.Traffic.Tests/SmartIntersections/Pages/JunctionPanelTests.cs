using Bunit;
using Haechi.Console.Components;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Pages;
using Haechi.Traffic.Tests.Testing;

namespace Haechi.Traffic.Tests.SmartIntersections.Pages;

public sealed class JunctionPanelTests(Sites sites)
{
    [Fact]
    public async Task Every_junction_of_the_town_is_shown_and_shown_again_with_all_phases_even_those_that_are_alike()
    {
        var (site, who) = (await sites.On(DatabaseKind.Sqlite), Actor.Person("oh", "오교통"));
        var registry = site.Get<NetworkRegistry>();
        var id = (await registry.ImportAsync("town", TownSeeder.Source(), who, isDemo: false, Xunit.TestContext.Current.CancellationToken)).Value;
        var network = (await registry.OpenAsync(id, Xunit.TestContext.Current.CancellationToken))!;
        await using var page = LivePage.Of(site, who);

        for (var signal = 0; signal < network.Junctions.Count; signal++)
        {
            var panel = page.Render<JunctionPanel>(p => p.Add(c => c.Network, Handed.Of(network)).Add(c => c.Signal, signal));
            panel.Render();
            panel.FindAll("tbody tr").Count.ShouldBe(network.Roads.Signals[signal].Plan.Count);
        }
    }
}
