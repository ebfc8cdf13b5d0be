using System.Collections.Immutable;
using System.Text.Json;
using Haechi.Hashing;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Evidence;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.Platform.Cases;
using Haechi.Platform.Cases.Deadlines;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>
/// Turns a match into a hit with its evidence, a finding and a case, in one transaction. The same item again makes nothing
/// new, unless it was removed meanwhile: then it came back.
/// </summary>
internal sealed class HitFiling(Ledger ledger, CaseKeys keys, FloodGuard flood, HitEvidence evidence, WorkingCalendar calendar, IOptionsMonitor<MatchingOptions> options)
{
    /// <summary>Kind of the findings.</summary>
    public const string FindingKind = "image-match";

    /// <param name="seen">The match.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <returns>The hit; null when the hash is held back or consent was withdrawn.</returns>
    public async Task<Guid?> FileAsync(Sighting seen, CancellationToken cancellationToken)
    {
        if (await flood.HoldsAsync(seen.Match.Reference.Id, cancellationToken))
        {
            return null;
        }

        try
        {
            return await ledger.WriteAsync(scope => WriteAsync(scope, seen, cancellationToken), cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
        {
            // Another host read the same item at the same moment; or a person changed the case just now.
            return await ledger.WriteAsync(scope => WriteAsync(scope, seen, cancellationToken), cancellationToken);
        }
    }

    private async Task<Guid?> WriteAsync(LedgerScope scope, Sighting seen, CancellationToken cancellationToken)
    {
        var (db, reference) = (scope.Use<TakedownDb>(), seen.Match.Reference);
        var known = await db.Hits.FirstOrDefaultAsync(h => h.MediaId == reference.MediaId && h.ItemId == seen.Item.Id, cancellationToken);
        if (known is not null && !CameBack(known, seen))
        {
            known.LastSeenAt = scope.At;
            return known.Id;
        }

        if (await keys.FindAsync(scope.Use<RemovalDb>(), reference.RequestId, cancellationToken) is not { } key
            || (known is null && await flood.CountAsync(scope, reference.Id, reference.RequestId, cancellationToken)))
        {
            return null;
        }

        var earlier = known ?? await EarlierAsync(db, seen, cancellationToken);
        var hit = known ?? RowOf(scope, seen, key);
        if (known is null)
            db.Hits.Add(hit);
        hit.Reuploaded = earlier is not null;
        await OpenAsync(scope, hit, seen, cancellationToken);
        evidence.Add(scope, hit, seen, key);
        return hit.Id;
    }

    private static bool CameBack(HitRow known, Sighting seen) => known.State == HitState.Removed && seen.Item.CollectedAt > known.RemovedAt;

    private static Task<HitRow?> EarlierAsync(TakedownDb db, Sighting seen, CancellationToken cancellationToken)
    {
        var (request, address, content) = (seen.Match.Reference.RequestId, seen.AddressMark, seen.ContentMark);
        return db.Hits.AsNoTracking().FirstOrDefaultAsync(h => h.RequestId == request && h.State == HitState.Removed && (h.AddressMark == address || h.ContentMark == content), cancellationToken);
    }

    private async Task OpenAsync(LedgerScope scope, HitRow hit, Sighting seen, CancellationToken cancellationToken)
    {
        (hit.State, hit.DetectedAt, hit.LastSeenAt, hit.NotifiedAt, hit.RemovedAt, hit.DecidedBy) = (HitState.Found, scope.At, scope.At, null, null, null);
        (hit.WatchAt, hit.GoneSince, hit.WatchHeld) = (null, null, false);
        hit.Version++;
        var finding = FindingOf(scope, hit, seen);
        var manifest = ImageRemovalManifest.Value;
        var route = new CaseRoute($"삭제지원 · {hit.Host}", manifest.Department.Ko, calendar.DueOf(manifest, scope.At), hit.RequestId.ToString());
        var opened = await CaseDesk.OpenOrJoinAsync(scope, finding, route, Actor.Service(manifest.Id), cancellationToken);
        (hit.CaseId, hit.CaseNumber) = (opened.Id, opened.Number);
        var row = finding.ToRow(scope.At);
        row.CaseId = opened.Id;
        scope.Use<RoomsDb>().Findings.Add(row);
        scope.Audit(new AuditNote(Actor.Service(manifest.Id), hit.Reuploaded ? "removal.reuploaded" : "removal.hit-found", "removal-hit", hit.Id.ToString(), manifest.Id, JsonSerializer.Serialize(new { hit.Distance, hit.Threshold }, LedgerJson.Options)));
    }

    private HitRow RowOf(LedgerScope scope, Sighting seen, CaseKey key) => new()
    {
        Id = Guid.CreateVersion7(scope.At),
        RequestId = seen.Match.Reference.RequestId,
        MediaId = seen.Match.Reference.MediaId,
        ReferenceId = seen.Match.Reference.Id,
        ItemId = seen.Item.Id,
        SourceId = seen.Item.SourceId,
        Kind = seen.Item.Kind,
        Host = seen.Host.Length <= 200 ? seen.Host : seen.Host[..200],
        SealedPlaces = key.Seal(JsonSerializer.SerializeToUtf8Bytes(new Places(seen.Item.Address.ToString(), seen.Item.FoundOn?.ToString())), Places.Purpose),
        AddressMark = seen.AddressMark,
        ContentMark = seen.ContentMark,
        Distance = seen.Match.Distance,
        Threshold = options.CurrentValue.Distance,
        Orientation = seen.Match.Orientation.ToString(),
        Quality = seen.Quality,
        AtSeconds = seen.AtSeconds,
        // A page may claim any time; what lies ahead of us says nothing.
        AppearedAt = seen.Item.PublishedAt is { } at && at <= scope.At ? at.ToUniversalTime() : null,
        SealedPreview = seen.Preview is { } preview ? key.Seal(preview.Bytes.Span, GreyPicture.Purpose) : null,
    };

    private static bool IsPart(Sighting seen) => seen.Match.Part.Length > 0 || seen.Match.Reference.Kind == ReferenceKind.PicturePart;

    private static string InVideo(Sighting seen) =>
        seen.Video is { } video ? $", 동영상 {TimeSpan.FromSeconds(seen.AtSeconds):h\\:mm\\:ss}부터 {video.Compared:N0}장면 중 {video.Frames:N0}장면" : "";

    // No address in it: findings are read by more people than hits are, and stay when consent is withdrawn.
    private static Finding FindingOf(LedgerScope scope, HitRow hit, Sighting seen) => new(
        Guid.CreateVersion7(scope.At), ImageRemovalManifest.ServiceId, null, FindingKind, Math.Round(1 - (hit.Distance / (double)PdqHash.HexLength), 3),
        hit.Reuploaded || hit.Distance <= 15 ? Severity.Alert : Severity.Caution, new Place(hit.Host), scope.At,
        [
            new Haechi.Kernel.Rooms.Evidence("reading", "일치", $"지문 거리 {hit.Distance}비트(기준 {hit.Threshold}), 방향 {hit.Orientation}{(IsPart(seen) ? ", 사진의 일부" : "")}{InVideo(seen)}{(hit.Reuploaded ? ", 삭제 뒤 다시 올라옴" : "")}"),
            new Haechi.Kernel.Rooms.Evidence("source", "삭제지원 화면", $"/console/removal?hit={hit.Id}"),
        ],
        new EvaluationSnapshot("pdq", "1.0", seen.ContentMark, ImmutableSortedDictionary<string, double>.Empty.Add("distance", hit.Threshold)),
        $"{hit.RequestId:N}/{hit.Host}");
}
