using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.Collection.Storage;
using Haechi.OnlineSafety.HarmfulContent;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.Collection.Sources;

/// <summary>The sources: what monitors change, and which host visits one now. A lease keeps it to one host; after a crash it runs out and the visit begins again.</summary>
internal sealed class SourceBook(Ledger ledger, IDbContextFactory<CollectionDb> reading, IOptionsMonitor<CollectionOptions> options, TimeProvider clock)
{
    /// <summary>How long a host has a source to itself without renewing it.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<SourceRow>> AllAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.Sources.AsNoTracking().OrderBy(s => s.Name).ToListAsync(cancellationToken);
    }

    /// <summary>Saves a new source when <paramref name="id"/> is null, else that one. It is visited at once, and then every so many minutes.</summary>
    public Task<Outcome<SourceRow>> SaveAsync(SourceDraft draft, Guid? id, Actor monitor, CancellationToken cancellationToken) => GuardedAsync(
        async scope =>
        {
            if (draft.Check(options.CurrentValue) is { } refusal)
                return refusal;
            var (sources, name) = (scope.Use<CollectionDb>().Sources, draft.Name.Trim());
            if (await sources.AnyAsync(s => s.Name == name && s.Id != id, cancellationToken))
                return SourceRefusals.Taken(name);
            var row = id is null ? sources.Add(new SourceRow { Id = Guid.CreateVersion7(scope.At) }).Entity : await sources.FindAsync([id.Value], cancellationToken);
            if (row is null)
                return SourceRefusals.Gone();
            draft.CopyTo(row);
            row.NextAt = scope.At;
            return Sign(scope, row, monitor, "collection.source-saved");
        },
        cancellationToken);

    /// <summary>Has it visited as soon as a host is free; a paused one goes on.</summary>
    public Task<Outcome<SourceRow>> VisitNowAsync(Guid id, Actor monitor, CancellationToken cancellationToken) =>
        ChangeAsync(id, (scope, row) => (row.NextAt, row.IsPaused) = (scope.At, false), monitor, "collection.source-called", cancellationToken);

    public Task<Outcome<SourceRow>> PauseAsync(Guid id, bool paused, Actor monitor, CancellationToken cancellationToken) =>
        ChangeAsync(id, (_, row) => row.IsPaused = paused, monitor, paused ? "collection.source-paused" : "collection.source-resumed", cancellationToken);

    /// <summary>Forgets it. What it brought in stays.</summary>
    public Task<Outcome<SourceRow>> RemoveAsync(Guid id, Actor monitor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        (scope, row) =>
        {
            var db = scope.Use<CollectionDb>();
            db.ReadFiles.RemoveRange(db.ReadFiles.Where(f => f.SourceId == id));
            db.Sources.Remove(row);
        },
        monitor, "collection.source-removed", cancellationToken);

    /// <summary>Takes the source that is due first for this host; null when none is, or another host was quicker.</summary>
    public async Task<SourceRow?> ClaimAsync(string host, CancellationToken cancellationToken)
    {
        await using (var db = await reading.CreateDbContextAsync(cancellationToken))
        {
            if (!await Due(db, clock.GetUtcNow()).AnyAsync(cancellationToken))
                return null;
        }

        var claimed = await GuardedAsync(
            async scope =>
            {
                if (await Due(scope.Use<CollectionDb>(), scope.At).OrderBy(s => s.NextAt).FirstOrDefaultAsync(cancellationToken) is not { } row)
                    return SourceRefusals.Gone();
                (row.LeaseOwner, row.LeaseUntil) = (host, scope.At + Lease);
                row.Revision++;
                return row;
            },
            cancellationToken);
        return claimed.Succeeded ? claimed.Value : null;
    }

    /// <summary>Keeps the source for this host; false when it has lost it.</summary>
    public async Task<bool> RenewAsync(Guid id, string host, CancellationToken cancellationToken) => (await OwnAsync(id, host, (row, at) => row.LeaseUntil = at + Lease, cancellationToken)).Succeeded;

    /// <summary>Gives the source back with what came of the visit.</summary>
    public Task ReleaseAsync(Guid id, string host, VisitCounts counts, CancellationToken cancellationToken) => OwnAsync(
        id, host,
        (row, at) =>
        {
            (row.LeaseOwner, row.LeaseUntil, row.LastAt, row.LastCounts) = (null, null, at, counts.Write());
            row.NextAt = at.AddMinutes(row.EveryMinutes);
        },
        cancellationToken);

    private static IQueryable<SourceRow> Due(CollectionDb db, DateTimeOffset now) => db.Sources.Where(s => !s.IsPaused && s.NextAt <= now && (s.LeaseUntil == null || s.LeaseUntil < now));

    private Task<Outcome<SourceRow>> OwnAsync(Guid id, string host, Action<SourceRow, DateTimeOffset> change, CancellationToken cancellationToken) => GuardedAsync(
        async scope =>
        {
            if (await scope.Use<CollectionDb>().Sources.FindAsync([id], cancellationToken) is not { } row || row.LeaseOwner != host)
                return SourceRefusals.Gone();
            change(row, scope.At);
            row.Revision++;
            return row;
        },
        cancellationToken);

    private Task<Outcome<SourceRow>> ChangeAsync(Guid id, Action<LedgerScope, SourceRow> change, Actor monitor, string act, CancellationToken cancellationToken) => GuardedAsync(
        async scope =>
        {
            if (await scope.Use<CollectionDb>().Sources.FindAsync([id], cancellationToken) is not { } row)
                return SourceRefusals.Gone();
            change(scope, row);
            return Sign(scope, row, monitor, act);
        },
        cancellationToken);

    private static SourceRow Sign(LedgerScope scope, SourceRow row, Actor monitor, string act)
    {
        row.Revision++;
        scope.Audit(new AuditNote(monitor, act, "collection-source", row.Id.ToString(), HarmfulContentManifest.ServiceId, JsonSerializer.Serialize(new { row.Name, kind = row.Kind.ToString() }, LedgerJson.Options)));
        return row;
    }

    private async Task<Outcome<SourceRow>> GuardedAsync(Func<LedgerScope, Task<Outcome<SourceRow>>> act, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ledger.WriteAsync(act, cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody changed it meanwhile; the next turn sees that.
            }
        }
    }
}
