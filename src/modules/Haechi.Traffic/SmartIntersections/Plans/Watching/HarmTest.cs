namespace Haechi.Traffic.SmartIntersections.Plans.Watching;

/// <summary>One interval after deployment beside what is usual at that time of day.</summary>
/// <param name="Usual">Delay (or queue) at that time before the plan; above 0.</param>
/// <param name="Now">The same measure now.</param>
/// <param name="Vehicles">Vehicles that it rests on.</param>
internal readonly record struct WatchedInterval(double Usual, double Now, double Vehicles);

/// <summary>What the watch says.</summary>
internal enum HarmVerdict
{
    /// <summary>Too little was seen.</summary>
    TooEarly,

    /// <summary>Nothing speaks for harm.</summary>
    NoHarm,

    /// <summary>It is worse by more than is allowed, and not by chance.</summary>
    Harm,
}

/// <summary>Bounds of the watch.</summary>
/// <param name="Allowed">Rise that is allowed, as a share: 0.15 is 15 %.</param>
/// <param name="LeastIntervals">Intervals below which nothing is said.</param>
/// <param name="LeastVehicles">Intervals with fewer vehicles don't count.</param>
/// <param name="Chance">Probability of a false alarm of one look, from the sign test.</param>
internal sealed record HarmBounds(double Allowed = 0.15, int LeastIntervals = 8, double LeastVehicles = 5, double Chance = 0.002);

/// <summary>What the watch found, with the figures that it rests on.</summary>
/// <param name="Verdict">What it says.</param>
/// <param name="Intervals">Intervals that counted.</param>
/// <param name="Worse">Of these, those above the allowed rise.</param>
/// <param name="Rise">Median rise as a share; 0.2 is 20 % more.</param>
/// <param name="Chance">Probability to see so many worse ones if none were truly worse.</param>
/// <param name="OnStreet">Told from queues that detectors measured; else from delays of the simulated street.</param>
internal sealed record HarmFinding(HarmVerdict Verdict, int Intervals, int Worse, double Rise, double Chance, bool OnStreet = false);

/// <summary>
/// Tells harm from noise. Intervals are compared with the same time of day before; the median rise must be above what is allowed, and
/// more intervals must be above it than chance explains (sign test). One jam, one festival or one broken reading moves neither much.
/// The bound on chance is strict because the watch looks again with every interval.
/// </summary>
internal static class HarmTest
{
    /// <summary>Judges the intervals since deployment.</summary>
    public static HarmFinding Judge(IEnumerable<WatchedInterval> intervals, HarmBounds bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        var rises = intervals.Where(i => i.Usual > 0 && double.IsFinite(i.Usual) && double.IsFinite(i.Now) && i.Now >= 0 && i.Vehicles >= bounds.LeastVehicles)
            .Select(i => i.Now / i.Usual - 1).Order().ToList();
        if (rises.Count == 0)
            return new HarmFinding(HarmVerdict.TooEarly, 0, 0, 0, 1);
        var median = rises.Count % 2 == 1 ? rises[rises.Count / 2] : (rises[rises.Count / 2 - 1] + rises[rises.Count / 2]) / 2;
        var worse = rises.Count(r => r > bounds.Allowed);
        var chance = AtLeast(worse, rises.Count);
        var verdict = rises.Count < bounds.LeastIntervals ? HarmVerdict.TooEarly
            : median > bounds.Allowed && chance < bounds.Chance ? HarmVerdict.Harm : HarmVerdict.NoHarm;
        return new HarmFinding(verdict, rises.Count, worse, median, chance);
    }

    /// <summary>Probability of at least so many heads among so many throws of a fair coin.</summary>
    private static double AtLeast(int heads, int throws)
    {
        var (sum, term) = (0.0, Math.Pow(0.5, throws));
        for (var k = 0; k <= throws; k++)
        {
            sum += k >= heads ? term : 0;
            term *= (double)(throws - k) / (k + 1);
        }
        return Math.Min(1, sum);
    }
}
