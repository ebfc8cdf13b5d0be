using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.Collection;
using Haechi.OnlineSafety.Collection.Crawling;
using Haechi.OnlineSafety.Collection.Fetching;
using Haechi.OnlineSafety.Collection.Sources;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Requests;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.ImageRemoval.Watching;

/// <summary>Looks again at the addresses of hits: whether what was asked for is gone, and whether what was gone came back (재유포 감시).</summary>
internal sealed class RemovalWatch(
    Ledger ledger, IDbContextFactory<TakedownDb> reading, CaseKeys keys, SourceBook sources, SiteCrawl crawl,
    ItemMatcher matcher, ActiveReferences references, IOptionsMonitor<WatchOptions> options, IOptionsMonitor<CollectionOptions> collection, TimeProvider clock)
{
    // A look holds the hit for so long; when its host dies, it is due again after that.
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(10);
    private static readonly HitState[] Watched = [HitState.Confirmed, HitState.Notified, HitState.Removed];

    /// <summary>Looks at the addresses that are due, with a pause between two.</summary>
    /// <param name="most">After so many it returns.</param>
    /// <param name="pause">Between two looks.</param>
    /// <param name="cancellationToken">Ends between two looks, and within one.</param>
    /// <returns>How many were looked at.</returns>
    public async Task<int> LookAtDueAsync(int most, TimeSpan pause, CancellationToken cancellationToken)
    {
        using var fetcher = crawl.Fetcher();
        var (look, looked) = (Look(fetcher), 0);
        await PlanAsync(most, cancellationToken);
        foreach (var id in await DueAsync(most, cancellationToken))
        {
            if (await ClaimAsync(id, null, cancellationToken) is not { Succeeded: true, Value: { } hit })
                continue;
            if (looked++ > 0)
                await Task.Delay(pause, clock, cancellationToken);
            await LookAsync(look, hit, cancellationToken);
        }

        return looked;
    }

    /// <summary>Looks at one address now because a person asks.</summary>
    public async Task<Outcome<LookResult>> LookNowAsync(Guid id, Actor person, CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(id, person, cancellationToken);
        if (!claimed.Succeeded)
            return claimed.Refusal;
        using var fetcher = crawl.Fetcher();
        return await LookAsync(Look(fetcher), claimed.Value, cancellationToken);
    }

    private AddressLook Look(SiteFetcher fetcher) =>
        new(fetcher, new RobotsCache(fetcher, collection.CurrentValue.Agent.Split('/')[0], clock), matcher, references, collection.CurrentValue, clock);

    private async Task<LookResult> LookAsync(AddressLook look, HitRow hit, CancellationToken cancellationToken)
    {
        var result = await keys.FindAsync(hit.RequestId, cancellationToken) is { } key
            ? await look.LookAsync(hit, JsonSerializer.Deserialize<Places>(key.Open(hit.SealedPlaces, Places.Purpose))!, cancellationToken)
            : new LookResult(Seen.Unknown, "not-watched");
        while (true)
        {
            try
            {
                await ledger.WriteAsync(
                    async scope =>
                    {
                        if (await scope.Use<TakedownDb>().Hits.FindAsync([hit.Id], cancellationToken) is { } row)
                            Record(scope, row, result);
                    },
                    cancellationToken);
                return result;
            }
            catch (DbUpdateConcurrencyException)
            {
                // A person changed the hit just now; the next turn sees that.
            }
        }
    }

    /// <summary>Two looks must see that it is gone, some minutes apart: a server may lose a file for a moment.</summary>
    private void Record(LedgerScope scope, HitRow row, LookResult result)
    {
        (row.WatchedAt, row.WatchWord) = (scope.At, result.Word.Length <= 60 ? result.Word : result.Word[..60]);
        row.WatchAt = WatchSchedule.Next(row, scope.At, options.CurrentValue);
        row.Version++;
        if (result.Seen == Seen.There)
            (row.GoneSince, row.WatchHeld) = (null, false);
        if (result.Seen != Seen.Gone || row.WatchHeld || row.State is not (HitState.Confirmed or HitState.Notified))
            return;
        if (row.GoneSince is not { } since)
        {
            (row.GoneSince, row.WatchAt) = (scope.At, scope.At.AddMinutes(options.CurrentValue.SecondLookMinutes));
            return;
        }

        var by = Actor.Service(ImageRemovalManifest.ServiceId);
        (row.State, row.RemovedAt, row.DecidedBy) = (HitState.Removed, since, by.Name);
        row.WatchAt = WatchSchedule.Next(row, scope.At, options.CurrentValue);
        scope.Audit(new AuditNote(by, "removal.hit-seen-gone", "removal-hit", row.Id.ToString(), ImageRemovalManifest.ServiceId, JsonSerializer.Serialize(new { result.By }, LedgerJson.Options)));
    }

    /// <summary>Gives a time to hits that have none: after what happened to them last.</summary>
    private async Task PlanAsync(int most, CancellationToken cancellationToken)
    {
        await using (var db = await reading.CreateDbContextAsync(cancellationToken))
        {
            if (!await Unplanned(db).AnyAsync(cancellationToken))
                return;
        }

        await ledger.WriteAsync(
            async scope =>
            {
                foreach (var row in await Unplanned(scope.Use<TakedownDb>()).OrderBy(h => h.Id).Take(most).ToListAsync(cancellationToken))
                {
                    row.WatchAt = WatchSchedule.Next(row, WatchSchedule.Anchor(row), options.CurrentValue);
                    row.Version++;
                }
            },
            cancellationToken);
    }

    private static IQueryable<HitRow> Unplanned(TakedownDb db) => db.Hits.Where(h => !h.IsDemo && EF.Parameter(Watched).Contains(h.State) && h.WatchAt == null);

    private async Task<List<Guid>> DueAsync(int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (handedIn, known) = (options.CurrentValue.HandedIn, (await sources.AllAsync(cancellationToken)).Select(source => source.Id).ToList());
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.Hits.Where(h => EF.Parameter(Watched).Contains(h.State) && h.WatchAt <= now && (handedIn || EF.Parameter(known).Contains(h.SourceId)))
            .OrderBy(h => h.WatchAt).ThenBy(h => h.Id).Select(h => h.Id).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>Takes a hit for a look.</summary>
    /// <param name="id">Of the hit.</param>
    /// <param name="person">Who asks, whatever is planned; null when it is due.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    private async Task<Outcome<HitRow>> ClaimAsync(Guid id, Actor? person, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.WriteAsync<HitRow>(
                async scope =>
                {
                    if (await scope.Use<TakedownDb>().Hits.FindAsync([id], cancellationToken) is not { } row)
                        return HitRefusals.NoSuchHit();
                    if (row.IsDemo || !Watched.Contains(row.State))
                        return HitRefusals.WrongState(row.State.ToString());
                    // Another host was quicker.
                    if (person is null && row.WatchAt > scope.At)
                        return HitRefusals.Changed();
                    row.WatchAt = scope.At + Hold;
                    row.Version++;
                    if (person is not null)
                        scope.Audit(new AuditNote(person, "removal.address-looked-at", "removal-hit", id.ToString(), ImageRemovalManifest.ServiceId));
                    return row;
                },
                cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return HitRefusals.Changed();
        }
    }
}
