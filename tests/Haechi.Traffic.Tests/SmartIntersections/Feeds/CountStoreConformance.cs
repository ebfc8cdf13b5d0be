using Haechi.Platform.Persistence;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Feeds.Counts;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Storage;
using Haechi.Traffic.Tests.Testing;

namespace Haechi.Traffic.Tests.SmartIntersections.Feeds;

/// <summary>Counts add up whoever adds them, and come out in the form that the engine plans from.</summary>
public abstract class CountStoreConformance(Sites sites) : TrafficSuite(sites)
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly Guid _network = Guid.CreateVersion7();

    private CountStore Store => Site.Get<CountStore>();

    [Fact]
    public async Task What_several_add_at_once_to_one_quarter_is_all_there()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => AddAsync(Row(36_000, 2), Row(36_900, i))));

        var counts = await Store.OfDayAsync(_network, Monday, Stop);

        counts.Rows.ShouldBe([new TurnCount("A1", "in", "out", 36_000, 36_900, 40), new TurnCount("A1", "in", "out", 36_900, 37_800, 190)]);
        (await Store.DaysAsync(_network, Stop)).ShouldBe([new CountedDay(Monday, 230, 36_000, 37_800, 1)]);
    }

    [Fact]
    public async Task Another_day_and_another_network_are_kept_apart()
    {
        await AddAsync(Row(0, 1));

        (await Store.OfDayAsync(_network, Monday.AddDays(1), Stop)).Rows.ShouldBeEmpty();
        (await Store.OfDayAsync(Guid.CreateVersion7(), Monday, Stop)).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Days_older_than_the_manifest_allows_go_and_others_stay()
    {
        await AddAsync(Row(0, 1));
        await Site.Get<Ledger>().WriteAsync(scope => new CountRetention().DeleteAsync(scope, "smart-intersections", TrafficSite.MondayMorning, Stop), Stop);
        (await Store.DaysAsync(_network, Stop)).Count.ShouldBe(1);

        await Site.Get<Ledger>().WriteAsync(scope => new CountRetention().DeleteAsync(scope, "smart-intersections", TrafficSite.MondayMorning.AddDays(1), Stop), Stop);

        (await Store.DaysAsync(_network, Stop)).ShouldBeEmpty();
    }

    private CountRow Row(int second, double vehicles) => new() { NetworkId = _network, Junction = "A1", FromRoad = "in", ToRoad = "out", Day = Monday, Second = second, Vehicles = vehicles };

    private Task AddAsync(params CountRow[] rows) => Site.Get<Ledger>().WriteAsync(scope => CountStore.AddAsync(scope.Use<TrafficDb>(), rows, Stop), Stop);
}

public sealed class CountStoreOnSqliteTests(Sites sites) : CountStoreConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class CountStoreOnPostgresTests(Sites sites) : CountStoreConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}

public sealed class TownTrafficTests
{
    private static readonly RoadNetwork Town = SumoNet.Read(new MemoryStream(TownSeeder.Source()), "town");
    private static readonly TownTraffic Traffic = new(Town);

    [Fact]
    public void What_enters_the_town_leaves_it()
    {
        var noon = Traffic.Movements.Where(m => Town.Signals.Any(s => m.To.EndsWith("-" + s.Id, StringComparison.Ordinal))).Sum(m => Traffic.Rate(m, 43_200));
        var on = Traffic.Movements.Where(m => Traffic.Movements.Any(o => o.To == m.From)).Sum(m => Traffic.Rate(m, 43_200));

        noon.ShouldBe(on, noon * 0.01);
    }

    [Fact]
    public void The_morning_is_busier_than_the_night_and_no_lane_gets_more_than_it_can_carry()
    {
        Traffic.Movements.ShouldAllBe(m => Traffic.Rate(m, 8.5 * 3600) > 3 * Traffic.Rate(m, 3 * 3600));
        Traffic.Movements.ShouldAllBe(m => Traffic.Rate(m, 8.5 * 3600) * 3600 < 1000 * m.Links.Count);
    }
}
