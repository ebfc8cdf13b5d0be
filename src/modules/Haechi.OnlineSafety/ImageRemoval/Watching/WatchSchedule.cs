using Haechi.OnlineSafety.ImageRemoval.Takedown;

namespace Haechi.OnlineSafety.ImageRemoval.Watching;

/// <summary>When the address of a hit is looked at: soon at first, then ever more seldom.</summary>
internal static class WatchSchedule
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(36_500);

    /// <summary>What happened last: the time from which the next look is counted.</summary>
    public static DateTimeOffset Anchor(HitRow hit) => hit.RemovedAt ?? hit.NotifiedAt ?? hit.DetectedAt;

    /// <summary>The look after one at <paramref name="now"/>, or after <see cref="Anchor"/>.</summary>
    public static DateTimeOffset Next(HitRow hit, DateTimeOffset now, WatchOptions options)
    {
        var passed = now - Anchor(hit);
        if (hit.State == HitState.Removed && passed > TimeSpan.FromDays(options.Days))
            return now + Never;
        var (first, longest) = (TimeSpan.FromHours(options.FirstHours), TimeSpan.FromDays(options.LongestDays));
        return now + (passed / 2 < first ? first : passed / 2 > longest ? longest : passed / 2);
    }
}
