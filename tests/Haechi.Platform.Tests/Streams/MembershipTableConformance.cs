using System.Net;
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

/// <summary>What Orleans expects of a membership table with a table version.</summary>
public abstract class MembershipTableConformance : IAsyncLifetime
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
    public async Task Initialising_twice_keeps_what_is_there()
    {
        var table = await TableAsync();
        await InsertAsync(table, Entry(1));
        await table.InitializeMembershipTableAsync(true);

        var read = await table.ReadAllAsync();
        (read.Version.Version, read.Members.Count).ShouldBe((1, 1));
    }

    [Fact]
    public async Task An_entry_comes_back_as_it_was_stored()
    {
        var table = await TableAsync();
        var entry = Entry(1);
        entry.AddSuspector(Silo(2), Start.AddSeconds(5));
        (await InsertAsync(table, entry)).ShouldBeTrue();

        var read = (await table.ReadRowAsync(entry.SiloAddress)).Members.ShouldHaveSingleItem().Item1;

        (read.SiloAddress, read.Status, read.SiloName, read.HostName, read.StartTime, read.IAmAliveTime, read.ProxyPort)
            .ShouldBe((entry.SiloAddress, SiloStatus.Joining, "silo-1", "host", Start, Start, 0));
        read.SuspectTimes.ShouldHaveSingleItem().ShouldBe(Tuple.Create(Silo(2), Start.AddSeconds(5)));
    }

    [Fact]
    public async Task Every_change_raises_the_version_under_a_new_etag()
    {
        var table = await TableAsync();
        var before = (await table.ReadAllAsync()).Version;
        await InsertAsync(table, Entry(1));
        var after = (await table.ReadAllAsync()).Version;

        after.Version.ShouldBe(before.Version + 1);
        after.VersionEtag.ShouldNotBe(before.VersionEtag);
    }

    [Fact]
    public async Task A_change_that_rests_on_an_older_version_is_refused_and_changes_nothing()
    {
        var table = await TableAsync();
        var stale = (await table.ReadAllAsync()).Version;
        await InsertAsync(table, Entry(1));

        (await table.InsertRowAsync(Entry(2), stale.Next())).ShouldBeFalse();
        var read = await table.ReadAllAsync();
        (read.Version.Version, read.Members.Count).ShouldBe((1, 1));

        var (row, etag) = (read.Members[0].Item1, read.Members[0].Item2);
        row.Status = SiloStatus.Active;
        (await table.UpdateRowAsync(row, etag, stale.Next())).ShouldBeFalse();
        (await table.UpdateRowAsync(row, "no such etag", read.Version.Next())).ShouldBeFalse();
        (await table.ReadAllAsync()).Members[0].Item1.Status.ShouldBe(SiloStatus.Joining);
        (await table.UpdateRowAsync(row, etag, read.Version.Next())).ShouldBeTrue();
        (await table.ReadAllAsync()).Members[0].Item1.Status.ShouldBe(SiloStatus.Active);
    }

    [Fact]
    public async Task A_silo_is_inserted_once_and_an_unknown_one_is_not_updated()
    {
        var table = await TableAsync();
        await InsertAsync(table, Entry(1));
        (await InsertAsync(table, Entry(1))).ShouldBeFalse();

        var version = (await table.ReadAllAsync()).Version;
        (await table.UpdateRowAsync(Entry(2), version.VersionEtag, version.Next())).ShouldBeFalse();
        (await table.ReadAllAsync()).Version.ShouldBe(version);
    }

    [Fact]
    public async Task Of_many_changes_of_one_version_exactly_one_wins()
    {
        var table = await TableAsync();
        for (var round = 0; round < 5; round++)
        {
            var version = (await table.ReadAllAsync()).Version;
            var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => table.InsertRowAsync(Entry((round * 10) + i + 1), version.Next())));
            won.Count(w => w).ShouldBe(1);
        }

        var read = await table.ReadAllAsync();
        (read.Version.Version, read.Members.Count).ShouldBe((5, 5));
    }

    [Fact]
    public async Task A_heartbeat_leaves_version_and_etags_as_they_were()
    {
        var table = await TableAsync();
        await InsertAsync(table, Entry(1));
        var before = await table.ReadAllAsync();
        var beat = Entry(1);
        beat.IAmAliveTime = Start.AddMinutes(1);
        await table.UpdateIAmAliveAsync(beat);

        var after = await table.ReadAllAsync();
        after.Version.ShouldBe(before.Version);
        after.Members[0].Item2.ShouldBe(before.Members[0].Item2);
        after.Members[0].Item1.IAmAliveTime.ShouldBe(Start.AddMinutes(1));
        after.Members[0].Item1.Status.ShouldBe(SiloStatus.Joining);
    }

    [Fact]
    public async Task Only_old_dead_entries_are_cleaned_up()
    {
        var table = await TableAsync();
        var (dead, late, living) = (Entry(1), Entry(2), Entry(3));
        (dead.Status, late.Status, living.Status) = (SiloStatus.Dead, SiloStatus.Dead, SiloStatus.Active);
        late.AddSuspector(Silo(3), Start.AddDays(1));
        foreach (var entry in new[] { dead, late, living })
        {
            await InsertAsync(table, entry);
        }

        await table.CleanupDefunctSiloEntriesAsync(new DateTimeOffset(Start.AddHours(1)));

        (await table.ReadAllAsync()).Members.Select(m => m.Item1.SiloAddress).ShouldBe([Silo(2), Silo(3)], ignoreOrder: true);
    }

    [Fact]
    public async Task Clusters_on_one_database_do_not_see_each_other()
    {
        var (one, two) = (await TableAsync("one"), await TableAsync("two"));
        await InsertAsync(one, Entry(1));

        (await two.ReadAllAsync()).Members.ShouldBeEmpty();
        await two.DeleteMembershipTableEntriesAsync("two");
        (await one.ReadAllAsync()).Members.Count.ShouldBe(1);
        await one.DeleteMembershipTableEntriesAsync("one");
        (await one.ReadAllAsync()).Members.ShouldBeEmpty();
    }

    private static async Task<bool> InsertAsync(MembershipTable table, MembershipEntry entry) =>
        await table.InsertRowAsync(entry, (await table.ReadAllAsync()).Version.Next());

    private static SiloAddress Silo(int number) => SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11000 + number), number);

    private static MembershipEntry Entry(int number) => new()
    {
        SiloAddress = Silo(number),
        Status = SiloStatus.Joining,
        SiloName = $"silo-{number}",
        HostName = "host",
        StartTime = Start,
        IAmAliveTime = Start,
    };

    private async Task<MembershipTable> TableAsync(string cluster = "haechi")
    {
        var options = Options.Create(new ClusterOptions { ServiceId = cluster, ClusterId = cluster });
        var table = new MembershipTable(_platform.Get<IDbContextFactory<StreamsDb>>(), _platform.Ledger, TimeProvider.System, options);
        await table.InitializeMembershipTableAsync(true);
        return table;
    }
}

public sealed class SqliteMembershipTableTests : MembershipTableConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresMembershipTableTests : MembershipTableConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
