using Haechi.Kernel;
using Haechi.Platform.Persistence;
using Haechi.Platform.Streams.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Haechi.Platform.Streams.Cluster;

/// <summary>
/// Who belongs to the cluster, in our own tables. The version row is changed first in every transaction: its row lock puts
/// changes in line, and a change that rests on an older version finds nothing to update and is refused.
/// </summary>
internal sealed partial class MembershipTable(
    IDbContextFactory<StreamsDb> database,
    Ledger ledger,
    TimeProvider clock,
    IOptions<ClusterOptions> cluster) : IMembershipTable
{
    private static readonly Refusal Lost = Refusals.Of(
        "membership-changed", "클러스터 구성이 그사이 바뀌었습니다.", "The membership has changed meanwhile.", "다시 읽고 시도합니다.", "Read it again.");

    private readonly string _clusterId = cluster.Value.ClusterId;

    public async Task InitializeMembershipTableAsync(bool tryInitTableVersion, CancellationToken cancellationToken = default)
    {
        if (!tryInitTableVersion)
        {
            return;
        }

        // Silos that start at the same moment all try; the insert of one wins and the others change nothing.
        await ledger.WriteAsync(
            scope => scope.Use<StreamsDb>().Database.ExecuteSqlAsync(
                $"INSERT INTO stream_membership (cluster_id, version, etag) VALUES ({_clusterId}, 0, '0') ON CONFLICT (cluster_id) DO NOTHING",
                cancellationToken),
            cancellationToken);
    }

    public async Task<MembershipTableData> ReadRowAsync(SiloAddress key, CancellationToken cancellationToken = default)
    {
        var silo = key.ToParsableString();
        return await ReadAsync(m => m.Where(row => row.Silo == silo), cancellationToken);
    }

    public Task<MembershipTableData> ReadAllAsync(CancellationToken cancellationToken = default) => ReadAsync(m => m, cancellationToken);

    public Task<bool> InsertRowAsync(MembershipEntry entry, TableVersion tableVersion, CancellationToken cancellationToken = default)
    {
        var row = MemberMapping.ToRow(entry, _clusterId);
        return ChangeAsync(tableVersion, async db =>
        {
            if (await db.Members.AnyAsync(m => m.ClusterId == _clusterId && m.Silo == row.Silo, cancellationToken))
            {
                return false;
            }

            db.Members.Add(row);
            return true;
        }, cancellationToken);
    }

    public Task<bool> UpdateRowAsync(MembershipEntry entry, string etag, TableVersion tableVersion, CancellationToken cancellationToken = default)
    {
        if (etag != tableVersion.VersionEtag)
        {
            return Task.FromResult(false);
        }

        var row = MemberMapping.ToRow(entry, _clusterId);
        return ChangeAsync(tableVersion, async db =>
            await db.Members.Where(m => m.ClusterId == _clusterId && m.Silo == row.Silo).ExecuteUpdateAsync(
                set => set
                    .SetProperty(m => m.Status, row.Status)
                    .SetProperty(m => m.Suspicions, row.Suspicions)
                    .SetProperty(m => m.AliveAt, row.AliveAt),
                cancellationToken) == 1,
            cancellationToken);
    }

    public Task UpdateIAmAliveAsync(MembershipEntry entry, CancellationToken cancellationToken = default)
    {
        var silo = entry.SiloAddress.ToParsableString();
        var at = MemberMapping.Utc(entry.IAmAliveTime);
        return ledger.WriteAsync(
            scope => scope.Use<StreamsDb>().Members
                .Where(m => m.ClusterId == _clusterId && m.Silo == silo)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.AliveAt, at), cancellationToken),
            cancellationToken);
    }

    public Task DeleteMembershipTableEntriesAsync(string clusterId, CancellationToken cancellationToken = default) =>
        ledger.WriteAsync(
            scope => scope.Use<StreamsDb>().MembershipVersions.Where(v => v.ClusterId == clusterId).ExecuteDeleteAsync(cancellationToken),
            cancellationToken);

    public Task CleanupDefunctSiloEntriesAsync(DateTimeOffset beforeDate, CancellationToken cancellationToken = default)
    {
        var dead = nameof(SiloStatus.Dead);
        return ledger.WriteAsync(
            async scope =>
            {
                var db = scope.Use<StreamsDb>();
                var rows = await db.Members.Where(m => m.ClusterId == _clusterId && m.Status == dead && m.AliveAt < beforeDate).ToListAsync(cancellationToken);
                // A late death vote keeps the entry: a silo that comes back slowly must still find that it was declared dead.
                db.Members.RemoveRange(rows.Where(r => MemberMapping.ToEntry(r).EffectiveUpdate() < beforeDate));
            },
            cancellationToken);
    }

    /// <summary>Version and rows come from one statement, so that they belong together.</summary>
    private async Task<MembershipTableData> ReadAsync(Func<IQueryable<MemberRow>, IQueryable<MemberRow>> filter, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var members = filter(db.Members.AsNoTracking().Where(m => m.ClusterId == _clusterId));
        var rows = await db.MembershipVersions.AsNoTracking()
            .Where(v => v.ClusterId == _clusterId)
            .LeftJoin(members, v => v.ClusterId, m => m.ClusterId, (version, member) => new { version, member })
            .ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return new MembershipTableData(new TableVersion(0, "0"));
        }

        var table = new TableVersion(rows[0].version.Version, rows[0].version.Etag);
        var entries = rows.Where(r => r.member is not null).Select(r => Tuple.Create(MemberMapping.ToEntry(r.member!), table.VersionEtag)).ToList();
        return new MembershipTableData(entries, table);
    }

    private async Task<bool> ChangeAsync(TableVersion next, Func<StreamsDb, Task<bool>> change, CancellationToken cancellationToken)
    {
        var etag = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var outcome = await ledger.WriteAsync<bool>(
            async scope =>
            {
                var db = scope.Use<StreamsDb>();
                var won = await db.MembershipVersions.Where(v => v.ClusterId == _clusterId && v.Etag == next.VersionEtag).ExecuteUpdateAsync(
                    set => set.SetProperty(v => v.Version, next.Version).SetProperty(v => v.Etag, etag), cancellationToken);
                return won == 1 && await change(db) ? true : Lost;
            },
            cancellationToken);
        return outcome.Succeeded;
    }
}
