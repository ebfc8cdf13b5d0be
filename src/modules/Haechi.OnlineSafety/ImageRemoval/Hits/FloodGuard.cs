using System.Collections.Concurrent;
using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>
/// Puts a hash in quarantine that matches too many different items within an hour: a logo, a blank frame. Until a person
/// decides, its matches are counted and open no cases.
/// </summary>
internal sealed class FloodGuard(Ledger ledger, IDbContextFactory<TakedownDb> reading, IOptionsMonitor<MatchingOptions> options)
{
    // The count of what is held back is written now and then: a crash may lose some of the count, never a hit.
    private const int WriteEvery = 200;

    private readonly ConcurrentDictionary<Guid, int> _waiting = new();

    /// <summary>Whether matches of this hash make no hits now. Counts the match when it is in quarantine.</summary>
    public async Task<bool> HoldsAsync(Guid referenceId, CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        var state = await db.Floods.Where(f => f.ReferenceId == referenceId).Select(f => (FloodState?)f.State).FirstOrDefaultAsync(cancellationToken);
        if (state == FloodState.Quarantined && _waiting.AddOrUpdate(referenceId, 1, (_, count) => count + 1) >= WriteEvery)
        {
            await WriteCountsAsync(cancellationToken);
        }

        return state is FloodState.Quarantined or FloodState.Retired;
    }

    /// <summary>Counts a new item in the transaction that would make its hit.</summary>
    /// <returns>True when the hash has just been put in quarantine, or is: there is no hit.</returns>
    public async Task<bool> CountAsync(LedgerScope scope, Guid referenceId, Guid requestId, CancellationToken cancellationToken)
    {
        var db = scope.Use<TakedownDb>();
        if (await db.Floods.FindAsync([referenceId], cancellationToken) is { } known)
        {
            known.Counted += known.State == FloodState.Quarantined ? 1 : 0;
            return known.State != FloodState.Released;
        }

        var hour = scope.At.ToUnixTimeSeconds() / 3600;
        var row = await db.MatchHours.FindAsync([referenceId, hour], cancellationToken);
        if (row is null)
        {
            db.MatchHours.Add(row = new MatchHourRow { ReferenceId = referenceId, Hour = hour });
            // Yesterday's counts say nothing any more.
            await db.MatchHours.Where(m => m.ReferenceId == referenceId && m.Hour < hour - 24).ExecuteDeleteAsync(cancellationToken);
        }

        if (++row.Count <= options.CurrentValue.FloodPerHour)
        {
            return false;
        }

        await QuarantineAsync(scope, db, referenceId, requestId, row.Count, cancellationToken);
        return true;
    }

    /// <summary>Writes the counts that wait in memory.</summary>
    public async Task WriteCountsAsync(CancellationToken cancellationToken)
    {
        foreach (var reference in _waiting.Keys)
        {
            if (_waiting.TryRemove(reference, out var count))
            {
                await ledger.WriteAsync(
                    scope => scope.Use<TakedownDb>().Floods.Where(f => f.ReferenceId == reference).ExecuteUpdateAsync(row => row.SetProperty(f => f.Counted, f => f.Counted + count), cancellationToken),
                    cancellationToken);
            }
        }
    }

    /// <summary>A person says what the hash is: released, its matches make hits again; retired, it is not compared any more.</summary>
    public Task<Outcome<FloodState>> DecideAsync(Guid referenceId, bool release, Actor person, CancellationToken cancellationToken) => ledger.WriteAsync<FloodState>(
        async scope =>
        {
            var db = scope.Use<TakedownDb>();
            if (await db.Floods.FindAsync([referenceId], cancellationToken) is not { } row)
            {
                return HitRefusals.NoSuchHash();
            }

            (row.State, row.DecidedBy, row.DecidedAt) = (release ? FloodState.Released : FloodState.Retired, person.Name, scope.At);
            row.Version++;
            await db.Hits.Where(h => h.ReferenceId == referenceId && h.State == HitState.Held)
                .ExecuteUpdateAsync(hit => hit.SetProperty(h => h.State, release ? HitState.Found : HitState.Dismissed).SetProperty(h => h.Version, h => h.Version + 1), cancellationToken);
            scope.Audit(new AuditNote(person, release ? "removal.hash-released" : "removal.hash-retired", "removal-reference", referenceId.ToString(), ImageRemovalManifest.ServiceId));
            return row.State;
        },
        cancellationToken);

    // What it found within the hour waits with it: nobody should look at two hundred logos.
    private static async Task QuarantineAsync(LedgerScope scope, TakedownDb db, Guid referenceId, Guid requestId, int count, CancellationToken cancellationToken)
    {
        db.Floods.Add(new FloodRow { ReferenceId = referenceId, RequestId = requestId, Since = scope.At, Counted = 1 });
        var since = scope.At.AddHours(-1);
        await db.Hits.Where(h => h.ReferenceId == referenceId && h.State == HitState.Found && h.DetectedAt >= since)
            .ExecuteUpdateAsync(hit => hit.SetProperty(h => h.State, HitState.Held).SetProperty(h => h.Version, h => h.Version + 1), cancellationToken);
        scope.Audit(new AuditNote(Actor.Service(ImageRemovalManifest.ServiceId), "removal.hash-quarantined", "removal-reference", referenceId.ToString(), ImageRemovalManifest.ServiceId, JsonSerializer.Serialize(new { count }, LedgerJson.Options)));
    }
}
