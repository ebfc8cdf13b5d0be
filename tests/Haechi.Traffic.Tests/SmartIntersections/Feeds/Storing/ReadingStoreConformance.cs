using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Feeds;
using Haechi.Traffic.SmartIntersections.Feeds.Counts;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Feeds.Storing;
using Haechi.Traffic.SmartIntersections.Feeds.Street;
using Haechi.Traffic.SmartIntersections.Feeds.Watch;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Storage;
using Haechi.Traffic.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.Tests.SmartIntersections.Feeds.Storing;

/// <summary>Readings are stored many at a time, and still each of them once, whoever stores beside.</summary>
public abstract class ReadingStoreConformance(Sites sites) : TrafficSuite(sites)
{
    private static readonly DateTimeOffset Ten = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(9));
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private RegisteredNetwork _town = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var registry = Site.Get<NetworkRegistry>();
        _town = (await registry.OpenAsync((await registry.ImportAsync($"town {Guid.NewGuid():N}", TownSeeder.Source(), Actor.System, isDemo: false, Stop)).Value, Stop))!;
    }

    [Fact]
    public async Task Several_readings_of_one_detector_in_one_message_all_count_and_the_latest_stays()
    {
        var street = new StreetState();

        (await Host(street).StoreAsync([Say("A1-A2_1", 20, 3), Say("A1-A2_1", 0, 1), Say("A1-A2_1", 10, 2), Say("A1-A2_1", 10, 9)])).ShouldBe(3);

        (await VehiclesAsync()).ShouldBe(6, 0.01);
        street.Of(_town.Row.Id, "A2")["lane:A1-A2_1"].Last!.Counts!.All.ShouldBe(3);
        (await Host(street).StoreAsync([Say("A1-A2_1", 15, 5), Say("A1-A2_1", 20, 5)])).ShouldBe(0);
        (await VehiclesAsync()).ShouldBe(6, 0.01);
    }

    [Fact]
    public async Task Many_callers_at_once_are_each_told_what_became_of_their_own()
    {
        var host = Host(new StreetState());
        var lanes = _town.SignalOf("A2")!.Links.Where(l => l is { IsCrossing: false }).Select(l => _town.Roads.Lanes[l!.From].Id).Distinct().ToList();

        var kept = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(
            () => host.StoreAsync(i % 3 == 0 ? [Say(lanes[0], 0, 1)] : [Say(lanes[1], i, 1), Say(lanes[2], i, 1)]), Stop)));

        kept.Where((_, i) => i % 3 == 0).Sum().ShouldBe(1);
        var all = await VehiclesAsync();
        all.ShouldBe(kept.Sum(), 0.5);
        all.ShouldBeGreaterThan(2.5);
    }

    [Fact]
    public async Task Two_hosts_that_store_the_same_at_once_count_it_once()
    {
        var lanes = _town.SignalOf("A2")!.Links.Where(l => l is { IsCrossing: false }).Select(l => _town.Roads.Lanes[l!.From].Id).Distinct().ToList();
        var (one, other) = (Host(new StreetState()), Host(new StreetState()));

        for (var round = 0; round < 10; round++)
        {
            List<(Reading, RegisteredNetwork)> said = [.. lanes.Select(l => Say(l, round * 5, 1))];
            var kept = await Task.WhenAll(Task.Run(() => one.StoreAsync(said), Stop), Task.Run(() => other.StoreAsync([.. said.AsEnumerable().Reverse()]), Stop));
            kept.Sum().ShouldBe(lanes.Count);
        }

        (await VehiclesAsync()).ShouldBe(10 * lanes.Count, 0.5);
    }

    [Fact]
    public async Task Queues_and_speeds_are_summed_by_lane_and_quarter_and_lanes_behind_the_junction_are_left_out()
    {
        var exit = _town.Roads.Lanes[_town.SignalOf("A2")!.Links.First(l => l is { IsCrossing: false })!.To].Id;
        await Host(new StreetState()).StoreAsync([Queue("A1-A2_1", 10, 30, null), Queue("A1-A2_1", 20, 60, 12), Queue("A1-A2_1", 910, 7, 5), Queue(exit, 10, 90, 3)]);
        await Host(new StreetState()).StoreAsync([Queue("A1-A2_1", 920, null, 15)]);

        var rows = await Site.ReadAsync<TrafficDb, List<QueueRow>>(db => db.Set<QueueRow>().Where(q => q.NetworkId == _town.Row.Id).OrderBy(q => q.Second).ToListAsync(Stop));

        rows.Select(r => (r.Junction, r.Detector, r.Day, r.Second, r.Queues, r.QueueMetres, r.Speeds, r.SpeedKmh)).ShouldBe(
            [("A2", "lane:A1-A2_1", Monday, 36_000, 2, 90, 1, 12), ("A2", "lane:A1-A2_1", Monday, 36_900, 1, 7, 2, 20)]);
    }

    [Fact]
    public async Task How_long_a_detector_has_told_the_same_is_known_again_after_a_restart()
    {
        var host = Host(new StreetState());
        for (var i = 0; i < 8; i++)
            await host.StoreAsync([Queue("A1-A2_1", i * 10, 30, null), Queue("A1-A2_2", i * 10, i + 1, null)]);

        var street = new StreetState();
        await using var db = await Site.Get<IDbContextFactory<TrafficDb>>().CreateDbContextAsync(Stop);
        street.Apply((await DetectorStore.SinceAsync(db, DateTimeOffset.UnixEpoch, Guid.NewGuid(), Stop)).Where(r => r.Reading.Network == _town.Row.Id));

        var tracks = street.Of(_town.Row.Id, "A2");
        tracks["lane:A1-A2_1"].Sameness.Times.ShouldBe(8);
        tracks["lane:A1-A2_1"].Sameness.ChangedAt.ShouldBeNull();
        tracks["lane:A1-A2_2"].Sameness.Times.ShouldBe(1);
        tracks["lane:A1-A2_2"].Sameness.ChangedAt.ShouldNotBeNull();
        var now = tracks["lane:A1-A2_1"].Sameness.Since!.Value.AddMinutes(16);
        var spoke = tracks.ToDictionary(t => t.Key, t => t.Value with { ReceivedAt = now, Sameness = t.Value.Sameness with { ChangedAt = t.Key.EndsWith('2') ? now : null } });
        new FaultRules(new FieldOptions(), now.AddMinutes(-1)).Of(spoke, now).ShouldBe([("lane:A1-A2_1", FaultKinds.Stuck)]);
    }

    [Fact]
    public async Task A_host_does_not_read_again_what_it_stored_itself()
    {
        var (mine, others) = (Host(new StreetState()), Host(new StreetState()));
        await mine.StoreAsync([Queue("A1-A2_1", 0, 30, null)]);
        await others.StoreAsync([Queue("A1-A2_2", 0, 30, null)]);

        await using var db = await Site.Get<IDbContextFactory<TrafficDb>>().CreateDbContextAsync(Stop);
        var read = await DetectorStore.SinceAsync(db, DateTimeOffset.UnixEpoch, mine.Writer, Stop);

        read.Where(r => r.Reading.Network == _town.Row.Id).ShouldHaveSingleItem().Reading.Detector.ShouldBe("lane:A1-A2_2");
    }

    private ReadingStore Host(StreetState street) => new(Site.Get<Ledger>(), street);

    private (Reading, RegisteredNetwork) Say(string lane, int second, int cars) => (Of(lane, second) with { Seconds = 5, Counts = new VehicleCounts(cars, 0, 0, 0, 0) }, _town);

    private (Reading, RegisteredNetwork) Queue(string lane, int second, double? metres, double? speed) => (Of(lane, second) with { QueueMetres = metres, SpeedKmh = speed }, _town);

    private Reading Of(string lane, int second) => new() { Network = _town.Row.Id, Junction = "A2", Detector = Detectors.Lane(lane), At = Ten.AddSeconds(second + 5).ToUniversalTime() };

    private async Task<double> VehiclesAsync() => (await Site.Get<CountStore>().OfDayAsync(_town.Row.Id, Monday, Stop)).Rows.Sum(r => r.Vehicles);
}

public sealed class ReadingStoreOnSqliteTests(Sites sites) : ReadingStoreConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class ReadingStoreOnPostgresTests(Sites sites) : ReadingStoreConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
