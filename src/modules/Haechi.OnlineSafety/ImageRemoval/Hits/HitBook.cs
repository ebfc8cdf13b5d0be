using System.Text.Json;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Notices;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>A line of the list: nothing of the picture, and no address but the host.</summary>
internal sealed record HitLine(Guid Id, string Host, HitState State, int Distance, bool Reuploaded, DateTimeOffset DetectedAt, DateTimeOffset? AppearedAt, Guid RequestId, string CaseNumber, bool IsDemo);

/// <param name="Lines">At most a page of them.</param>
/// <param name="Total">All that fit.</param>
internal sealed record HitPage(IReadOnlyList<HitLine> Lines, int Total);

/// <summary>A reminder that waits for a person, and a hit of its case.</summary>
internal sealed record WaitingReminder(Guid Hit, string CaseNumber);

/// <summary>A notice with its words opened.</summary>
internal sealed record OpenNotice(NoticeRow Row, NoticeWords Words);

/// <summary>A hit with what belongs to it, its addresses opened.</summary>
/// <param name="Row">The hit.</param>
/// <param name="Places">Address and page; null when the key is gone.</param>
/// <param name="ReferenceQuality">Of the reference, 0 to 100; null when it is gone.</param>
/// <param name="Evidence">Its archives, newest first, without their content.</param>
/// <param name="Notices">Of its case, newest first.</param>
/// <param name="Siblings">Other hits of the case.</param>
internal sealed record HitView(
    HitRow Row, Places? Places, int? ReferenceQuality, IReadOnlyList<EvidenceLine> Evidence, IReadOnlyList<OpenNotice> Notices, IReadOnlyList<HitLine> Siblings);

internal sealed record EvidenceLine(Guid Id, DateTimeOffset At, int Length, string Sha256);

/// <summary>Reads hits for the desk.</summary>
internal sealed class HitBook(IDbContextFactory<TakedownDb> reading, IDbContextFactory<RemovalDb> requests, CaseKeys keys)
{
    public const int PageSize = 50;

    /// <param name="state">Null for all.</param>
    /// <param name="host">Part of the host; null for all.</param>
    /// <param name="request">Null for all.</param>
    /// <param name="page">From 1.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<HitPage> ListAsync(HitState? state, string? host, Guid? request, int page, CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        var hits = db.Hits.AsNoTracking();
        if (state is { } wanted)
            hits = hits.Where(h => h.State == wanted);
        if (host?.Trim().ToLowerInvariant() is { Length: > 0 } part)
            hits = hits.Where(h => h.Host.Contains(part));
        if (request is { } one)
            hits = hits.Where(h => h.RequestId == one);
        var total = await hits.CountAsync(cancellationToken);
        var lines = await Lines(hits.OrderByDescending(h => h.Reuploaded && h.State == HitState.Found).ThenByDescending(h => h.DetectedAt).ThenBy(h => h.Id).Skip((Math.Max(1, page) - 1) * PageSize).Take(PageSize)).ToListAsync(cancellationToken);
        return new(lines, total);
    }

    public async Task<IReadOnlyDictionary<HitState, int>> CountsAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.Hits.GroupBy(h => h.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
    }

    /// <summary>Hashes that wait for a person, and those that were released or retired.</summary>
    public async Task<IReadOnlyList<FloodRow>> FloodsAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.Floods.AsNoTracking().OrderBy(f => f.State).ThenByDescending(f => f.Since).Take(100).ToListAsync(cancellationToken);
    }

    /// <summary>Reminders that nobody has read yet, oldest first; ten at most.</summary>
    public async Task<IReadOnlyList<WaitingReminder>> WaitingRemindersAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.Notices.Where(n => n.State == NoticeState.Draft && n.ReminderOf != null).OrderBy(n => n.DraftedAt).Take(10)
            .Select(n => new WaitingReminder(db.Hits.Where(h => h.CaseId == n.CaseId).OrderBy(h => h.DetectedAt).Select(h => h.Id).FirstOrDefault(), n.CaseNumber)).ToListAsync(cancellationToken);
    }

    public async Task<HitView?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        if (await db.Hits.AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, cancellationToken) is not { } row)
            return null;
        var key = await keys.FindAsync(row.RequestId, cancellationToken);
        var evidence = await db.Evidence.Where(e => e.HitId == id).OrderByDescending(e => e.At).Select(e => new EvidenceLine(e.Id, e.At, e.Length, e.Sha256)).ToListAsync(cancellationToken);
        var notices = await db.Notices.AsNoTracking().Where(n => n.CaseId == row.CaseId).OrderByDescending(n => n.DraftedAt).ToListAsync(cancellationToken);
        var siblings = await Lines(db.Hits.Where(h => h.CaseId == row.CaseId && h.Id != id).OrderByDescending(h => h.DetectedAt).Take(50)).ToListAsync(cancellationToken);
        await using var removal = await requests.CreateDbContextAsync(cancellationToken);
        var quality = await removal.References.Where(r => r.Id == row.ReferenceId).Select(r => (int?)r.Quality).FirstOrDefaultAsync(cancellationToken);
        return new(row, key is null ? null : JsonSerializer.Deserialize<Places>(key.Open(row.SealedPlaces, Places.Purpose)), quality, evidence,
            key is null ? [] : [.. notices.Select(n => new OpenNotice(n, NoticeWords.Open(key, n)))], siblings);
    }

    private static IQueryable<HitLine> Lines(IQueryable<HitRow> hits) =>
        hits.Select(h => new HitLine(h.Id, h.Host, h.State, h.Distance, h.Reuploaded, h.DetectedAt, h.AppearedAt, h.RequestId, h.CaseNumber, h.IsDemo));
}
