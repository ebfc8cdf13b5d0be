using Haechi.Platform.Persistence;
using Haechi.Platform.Streams;
using Haechi.Platform.Streams.Cluster;
using Haechi.Platform.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Haechi.Platform.Tests.Streams;

/// <summary>What Orleans expects of a reminder table, on either database.</summary>
public abstract class ReminderTableConformance : IAsyncLifetime
{
    private static readonly DateTime Start = new(2026, 11, 22, 3, 0, 0, DateTimeKind.Utc);
    private TestPlatform _platform = null!;

    protected abstract DatabaseKind Kind { get; }

    public async ValueTask InitializeAsync() => _platform = await TestStreams.StoredAsync(Kind);

    public async ValueTask DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_reminder_comes_back_as_it_was_stored()
    {
        var table = Table();
        var etag = await table.UpsertRow(Entry("camera/1"));

        var read = (await table.ReadRow(Grain("camera/1"), "tend")).ShouldNotBeNull();

        (read.GrainId, read.ReminderName, read.StartAt, read.Period, read.ETag).ShouldBe((Grain("camera/1"), "tend", Start, TimeSpan.FromMinutes(1), etag));
    }

    [Fact]
    public async Task Storing_again_replaces_it_under_a_new_etag()
    {
        var table = Table();
        var first = await table.UpsertRow(Entry("camera/1"));
        var second = await table.UpsertRow(Entry("camera/1", period: 5));

        second.ShouldNotBe(first);
        (await table.ReadRows(Grain("camera/1"))).Reminders.ShouldHaveSingleItem().Period.ShouldBe(TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task Only_the_current_etag_removes_it()
    {
        var table = Table();
        var stale = await table.UpsertRow(Entry("camera/1"));
        var current = await table.UpsertRow(Entry("camera/1"));

        (await table.RemoveRow(Grain("camera/1"), "tend", stale!)).ShouldBeFalse();
        (await table.RemoveRow(Grain("camera/1"), "tend", current!)).ShouldBeTrue();
        (await table.RemoveRow(Grain("camera/1"), "tend", current!)).ShouldBeFalse();
        (await table.ReadRow(Grain("camera/1"), "tend")).ShouldBeNull();
    }

    [Fact]
    public async Task A_range_holds_what_is_above_its_begin_and_up_to_its_end_and_wraps_around()
    {
        var table = Table();
        var grains = Enumerable.Range(1, 40).Select(i => $"camera/{i}").ToList();
        foreach (var grain in grains)
        {
            await table.UpsertRow(Entry(grain));
        }

        var hashes = grains.Select(g => Grain(g).GetUniformHashCode()).Order().ToList();
        var (low, high) = (hashes[9], hashes[29]);

        (await HashesAsync(table, low, high)).ShouldBe(hashes.Where(h => h > low && h <= high));
        (await HashesAsync(table, high, low)).ShouldBe(hashes.Where(h => h > high || h <= low));
        (await HashesAsync(table, low, low)).ShouldBe(hashes);
        (await HashesAsync(table, 0, uint.MaxValue)).ShouldBe(hashes);
    }

    [Fact]
    public async Task Services_on_one_database_do_not_see_each_other()
    {
        await Table("one").UpsertRow(Entry("camera/1"));

        (await Table("two").ReadRow(Grain("camera/1"), "tend")).ShouldBeNull();
        await Table("two").TestOnlyClearTable();
        (await Table("one").ReadRow(Grain("camera/1"), "tend")).ShouldNotBeNull();
    }

    private static async Task<IEnumerable<uint>> HashesAsync(ReminderTable table, uint begin, uint end) =>
        (await table.ReadRows(begin, end)).Reminders.Select(r => r.GrainId.GetUniformHashCode()).Order();

    private static GrainId Grain(string id) => GrainId.Parse(id, provider: null);

    private static ReminderEntry Entry(string grain, int period = 1) =>
        new() { GrainId = Grain(grain), ReminderName = "tend", StartAt = Start, Period = TimeSpan.FromMinutes(period) };

    private ReminderTable Table(string service = "haechi") => new(
        _platform.Get<IDbContextFactory<StreamsDb>>(), _platform.Ledger, TimeProvider.System, Options.Create(new ClusterOptions { ServiceId = service, ClusterId = service }));
}

public sealed class SqliteReminderTableTests : ReminderTableConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresReminderTableTests : ReminderTableConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
