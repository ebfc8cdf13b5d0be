using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.OnlineSafety.ImageRemoval.Watching;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Watching;

public sealed class WatchScheduleTests
{
    private static readonly DateTimeOffset Gone = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Looks_come_ever_more_seldom_and_of_what_is_gone_they_end()
    {
        var (options, hit) = (new WatchOptions(), new HitRow { State = HitState.Removed, DetectedAt = Gone.AddDays(-3), NotifiedAt = Gone.AddDays(-2), RemovedAt = Gone });
        var (at, before, looks) = (Gone, TimeSpan.Zero, 0);
        while (at < Gone.AddDays(400))
        {
            var next = WatchSchedule.Next(hit, at, options);
            (next - at).ShouldBeGreaterThanOrEqualTo(before);
            if (next < Gone.AddDays(190))
                (next - at).ShouldBeInRange(TimeSpan.FromHours(1), TimeSpan.FromDays(7));
            (before, at, looks) = (next - at, next, looks + 1);
        }

        looks.ShouldBeInRange(30, 50);
    }

    [Fact]
    public void What_is_still_asked_for_is_looked_at_without_end()
    {
        var hit = new HitRow { State = HitState.Notified, DetectedAt = Gone, NotifiedAt = Gone };

        (WatchSchedule.Next(hit, Gone.AddDays(5_000), new WatchOptions()) - Gone.AddDays(5_000)).ShouldBe(TimeSpan.FromDays(7));
    }
}
