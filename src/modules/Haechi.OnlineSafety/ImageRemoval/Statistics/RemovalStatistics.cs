using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Statistics;

/// <summary>How long one step took over many hits.</summary>
/// <param name="Count">Hits that took the step.</param>
/// <param name="Median">Half of them took at most so long; null when there are none.</param>
/// <param name="P90">Nine of ten took at most so long (nearest rank).</param>
internal sealed record StepTimes(int Count, TimeSpan? Median, TimeSpan? P90)
{
    public static StepTimes Of(IEnumerable<TimeSpan> times)
    {
        // A page may claim to be younger than we saw it.
        var sorted = times.Where(t => t >= TimeSpan.Zero).Order().ToList();
        return sorted.Count == 0 ? new(0, null, null) : new(sorted.Count, Rank(sorted, 0.5), Rank(sorted, 0.9));
    }

    private static TimeSpan Rank(List<TimeSpan> sorted, double share) => sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}

/// <param name="Monday">First day of the week in Seoul.</param>
/// <param name="Hits">Found.</param>
/// <param name="Removed">Gone.</param>
/// <param name="Seconds">How long people looked at pictures.</param>
internal sealed record RemovalWeek(DateOnly Monday, int Hits, int Removed, long Seconds);

/// <param name="ToDetection">From appearance to detection, where the page says when it appeared.</param>
/// <param name="ToNotice">From detection to notice.</param>
/// <param name="ToRemoval">From notice to removal.</param>
/// <param name="Weeks">Oldest first.</param>
/// <param name="Confirmed">Hits that a person confirmed, and later ones.</param>
/// <param name="Removed">Of these, gone.</param>
/// <param name="Dismissed">Hits that were none.</param>
internal sealed record RemovalFigures(StepTimes ToDetection, StepTimes ToNotice, StepTimes ToRemoval, IReadOnlyList<RemovalWeek> Weeks, int Confirmed, int Removed, int Dismissed);

/// <summary>The figures of the desk.</summary>
internal sealed class RemovalStatistics(IDbContextFactory<TakedownDb> reading, TimeProvider clock)
{
    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);

    /// <param name="weeks">How far back, 1 to 104; the running week is one of them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<RemovalFigures> ReadAsync(int weeks, CancellationToken cancellationToken)
    {
        var first = Monday(clock.GetUtcNow()).AddDays(-7 * (Math.Clamp(weeks, 1, 104) - 1));
        var since = new DateTimeOffset(first.ToDateTime(TimeOnly.MinValue), Seoul).ToUniversalTime();
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        var hits = await db.Hits.Where(h => h.DetectedAt >= since && h.State != HitState.Held)
            .Select(h => new { h.State, h.AppearedAt, h.DetectedAt, h.NotifiedAt, h.RemovedAt }).ToListAsync(cancellationToken);
        var looks = await db.Looks.Where(l => l.At >= since).Select(l => new { l.At, l.Milliseconds }).ToListAsync(cancellationToken);
        var byWeek = Enumerable.Range(0, Math.Clamp(weeks, 1, 104)).Select(i => first.AddDays(7 * i)).Select(monday => new RemovalWeek(
            monday, hits.Count(h => Monday(h.DetectedAt) == monday), hits.Count(h => h.RemovedAt is { } at && Monday(at) == monday), looks.Where(l => Monday(l.At) == monday).Sum(l => (long)l.Milliseconds) / 1000));
        return new(
            StepTimes.Of(hits.Where(h => h.AppearedAt is not null).Select(h => h.DetectedAt - h.AppearedAt!.Value)),
            StepTimes.Of(hits.Where(h => h.NotifiedAt is not null).Select(h => h.NotifiedAt!.Value - h.DetectedAt)),
            StepTimes.Of(hits.Where(h => h is { NotifiedAt: not null, RemovedAt: not null }).Select(h => h.RemovedAt!.Value - h.NotifiedAt!.Value)),
            [.. byWeek], hits.Count(h => h.State is HitState.Confirmed or HitState.Notified or HitState.Removed), hits.Count(h => h.State == HitState.Removed), hits.Count(h => h.State == HitState.Dismissed));
    }

    private static DateOnly Monday(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.ToOffset(Seoul).Date);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }
}
