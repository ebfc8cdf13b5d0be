using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Plans.Watching;

namespace Haechi.Traffic.SmartIntersections.Plans.OnStreet;

/// <summary>An hour of the day before and after a plan, as the street's detectors measured it.</summary>
/// <param name="Hour">Of the day, Seoul.</param>
/// <param name="QueueBefore">Mean queue of a lane before the plan, metres.</param>
/// <param name="QueueAfter">The same since.</param>
/// <param name="SpeedBefore">Mean speed before the plan, km/h; null when too little was told.</param>
/// <param name="SpeedAfter">The same since.</param>
internal sealed record MeasuredHour(int Hour, double QueueBefore, double QueueAfter, double? SpeedBefore, double? SpeedAfter);

/// <summary>What the street says of a plan.</summary>
/// <param name="Found">Whether it does harm, judged by queues.</param>
/// <param name="Ordinary">The largest median rise of a day before the plan over the other days before it: what days differ by anyway.</param>
/// <param name="DaysBefore">Days before that were compared with.</param>
/// <param name="DaysAfter">Days since.</param>
/// <param name="Detectors">Lanes and movements that are known on both sides.</param>
/// <param name="Hours">Hours of the day, in order.</param>
internal sealed record Measured(HarmFinding Found, double Ordinary, int DaysBefore, int DaysAfter, int Detectors, IReadOnlyList<MeasuredHour> Hours)
{
    /// <summary>Nothing is known.</summary>
    public static Measured Nothing { get; } = new(new HarmFinding(HarmVerdict.TooEarly, 0, 0, 0, 1), 0, 0, 0, 0, []);
}

/// <summary>Which quarters of an hour lie before a plan and which after it, in Seoul.</summary>
/// <param name="BeforeUntil">First day that is no longer "before": the day of the deployment.</param>
/// <param name="SinceDay">Day and second from which on quarters count as "after".</param>
/// <param name="SinceSecond">See <paramref name="SinceDay"/>.</param>
/// <param name="UntilDay">Day and second at which "after" ends.</param>
/// <param name="UntilSecond">See <paramref name="UntilDay"/>.</param>
internal sealed record MeasuredSpan(DateOnly BeforeUntil, DateOnly SinceDay, int SinceSecond, DateOnly UntilDay, int UntilSecond)
{
    public bool IsAfter(QueueRow q) => (q.Day, q.Second).CompareTo((SinceDay, SinceSecond)) >= 0 && (q.Day, q.Second).CompareTo((UntilDay, UntilSecond)) < 0;
}

/// <summary>
/// Compares queues since a plan with the same quarters of an hour of days before it, working days with working days. Each quarter since is
/// set beside the median of the days before, lane by lane, and <see cref="HarmTest"/> judges the pairs. A wet day makes every quarter of it
/// worse, so pairs of one day prove little: at least two days must have been seen, and the rise must be larger than any day before the plan
/// differed from the others.
/// </summary>
internal static class MeasuredStreet
{
    /// <summary>Days before that must be known for a lane and quarter.</summary>
    private const int FewestDays = 3;

    /// <summary>Days since that must have been seen before harm is said.</summary>
    private const int FewestDaysAfter = 2;

    /// <summary>Days before that are compared with, the latest.</summary>
    private const int MostDays = 20;

    /// <summary>Readings that a quarter must have.</summary>
    private const int FewestReadings = 3;

    /// <summary>Metres a lane below which a queue is as good as none: from one metre to three is no harm.</summary>
    private const double LeastQueue = 5;

    /// <summary>Judges what was measured.</summary>
    /// <param name="rows">Quarters of the plan's junctions and hours.</param>
    /// <param name="span">What is before and what after.</param>
    /// <param name="isFree">Tells weekends and holidays from working days.</param>
    public static Measured Judge(IEnumerable<QueueRow> rows, MeasuredSpan span, Func<DateOnly, bool> isFree)
    {
        var told = rows.Where(q => q.Queues >= FewestReadings).ToList();
        var kinds = told.Where(span.IsAfter).Select(q => isFree(q.Day)).ToHashSet();
        var before = told.Where(q => q.Day < span.BeforeUntil && kinds.Contains(isFree(q.Day))).GroupBy(q => isFree(q.Day))
            .SelectMany(kind => Latest(kind)).ToLookup(q => (Kind: isFree(q.Day), q.Junction, q.Detector, q.Second));
        List<Pair> after = [.. told.Where(span.IsAfter).Select(q => PairOf(q, before[(isFree(q.Day), q.Junction, q.Detector, q.Second)])).OfType<Pair>()];
        if (after.Count == 0)
            return Measured.Nothing;
        var quarters = after.GroupBy(p => (p.Now.Day, p.Now.Second)).Select(Interval).ToList();
        var found = HarmTest.Judge(quarters, new HarmBounds()) with { OnStreet = true };
        var days = after.Select(p => p.Now.Day).Distinct().Count();
        var known = after.Select(p => (Kind: isFree(p.Now.Day), p.Now.Junction, p.Now.Detector, p.Now.Second)).Distinct().SelectMany(k => before[k]).ToList();
        var ordinary = Ordinary(known, isFree);
        if (found.Verdict == HarmVerdict.Harm && (days < FewestDaysAfter || found.Rise <= ordinary))
            found = found with { Verdict = days < FewestDaysAfter ? HarmVerdict.TooEarly : HarmVerdict.NoHarm };
        return new Measured(found, ordinary, known.Select(q => q.Day).Distinct().Count(), days, after.Select(p => (p.Now.Junction, p.Now.Detector)).Distinct().Count(), [.. after.GroupBy(p => p.Now.Second / 3600).OrderBy(g => g.Key).Select(Hour)]);
    }

    private static IEnumerable<QueueRow> Latest(IEnumerable<QueueRow> rows)
    {
        var days = rows.Select(q => q.Day).Distinct().OrderDescending().Take(MostDays).ToHashSet();
        return rows.Where(q => days.Contains(q.Day));
    }

    private static Pair? PairOf(QueueRow now, IEnumerable<QueueRow> before)
    {
        var all = before.ToList();
        return all.Count < FewestDays ? null : new Pair(now, Median(all.Select(QueueOf)), all);
    }

    private static WatchedInterval Interval(IEnumerable<Pair> quarter)
    {
        var pairs = quarter.ToList();
        return new WatchedInterval(Math.Max(pairs.Sum(p => p.Usual), LeastQueue * pairs.Count), pairs.Sum(p => QueueOf(p.Now)), pairs.Sum(p => p.Now.Queues));
    }

    /// <summary>How much worse than the others the worst day before the plan was, by the same reckoning.</summary>
    private static double Ordinary(List<QueueRow> known, Func<DateOnly, bool> isFree)
    {
        var others = known.ToLookup(q => (Kind: isFree(q.Day), q.Junction, q.Detector, q.Second));
        return known.GroupBy(q => q.Day).Select(day => Rise(
            day.Select(q => new Pair(q, Median(others[(isFree(q.Day), q.Junction, q.Detector, q.Second)].Where(o => o.Day != q.Day).Select(QueueOf)), [])))).DefaultIfEmpty().Max();
    }

    private static double Rise(IEnumerable<Pair> day) => Median(day.GroupBy(p => p.Now.Second).Select(Interval).Select(i => i.Now / i.Usual - 1));

    private static MeasuredHour Hour(IGrouping<int, Pair> hour)
    {
        var before = hour.SelectMany(p => p.Before).ToList();
        return new MeasuredHour(hour.Key, hour.Average(p => p.Usual), hour.Average(p => QueueOf(p.Now)), Speed(before), Speed([.. hour.Select(p => p.Now)]));
    }

    private static double? Speed(List<QueueRow> rows) => rows.Sum(q => q.Speeds) is >= FewestReadings and var speeds ? rows.Sum(q => q.SpeedKmh) / speeds : null;

    private static double QueueOf(QueueRow q) => q.QueueMetres / q.Queues;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    private sealed record Pair(QueueRow Now, double Usual, IReadOnlyList<QueueRow> Before);
}
