using Haechi.Platform.Demo;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Feeds.Counts;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Storage;

namespace Haechi.Traffic.SmartIntersections.Demo;

/// <summary>Invented counts of yesterday, and of today so far, for the demo town.</summary>
internal sealed class TownCounts(NetworkRegistry registry, Ledger ledger) : IDemoSeeder
{
    public string Id => "smart-intersections-counts";

    public int Order => 41;

    public async Task SeedAsync(DemoContext context, CancellationToken cancellationToken)
    {
        if ((await registry.ListAsync(cancellationToken)).FirstOrDefault(n => n.IsDemo) is not { } town || await registry.OpenAsync(town.Id, cancellationToken) is not { } network)
            return;
        var (today, now) = CountClock.QuarterOf(context.Now);
        var traffic = new TownTraffic(network.Roads);
        var quarters = Enumerable.Range(0, 96).Select(q => q * CountStore.Quarter).ToList();
        var slots = quarters.Select(s => (Day: today.AddDays(-1), Second: s)).Concat(quarters.Where(s => s < now).Select(s => (Day: today, Second: s)));
        List<CountRow> rows = [.. slots.SelectMany(at => traffic.Movements.Select(m => traffic.Quarter(town.Id, m, at.Day, at.Second)))];
        await ledger.WriteAsync(scope => scope.Use<TrafficDb>().Set<CountRow>().AddRangeAsync(rows, cancellationToken), cancellationToken);
        context.Say($"{rows.Count} invented counts of quarters of an hour");
    }
}
