using System.Globalization;
using Haechi.Traffic.Signals.Reports;
using Haechi.Traffic.SmartIntersections.Plans.Trials;

namespace Haechi.Traffic.SmartIntersections.Plans.Pages;

/// <summary>The curves of a trial: delay at a stop line by quarter of an hour, before and after. The scale begins at zero.</summary>
internal sealed class TrialChart
{
    public const int Width = 640, Height = 240, Left = 44, Top = 14, Bottom = 28;

    private readonly double _begin, _end;

    public TrialChart(PlanTrial trial)
    {
        // Quarters after the last count hold a few late vehicles only: they are in the totals, but say nothing as a mean.
        var (before, after) = (Counted(trial.Before, trial), Counted(trial.After, trial));
        var all = before.Concat(after).ToList();
        (_begin, _end) = (trial.Told.Begin, Math.Max(trial.Told.End, trial.Told.Begin + 900));
        Step = StepFor(all.Select(q => q.Each).DefaultIfEmpty().Max());
        (Before, After) = (Points(before), Points(after));
    }

    /// <summary>Seconds between two lines of the scale; four of them.</summary>
    public double Step { get; }

    public string Before { get; }

    public string After { get; }

    /// <summary>The hours below the curves: place and text.</summary>
    public IEnumerable<(double X, string Text)> Hours
    {
        get
        {
            var every = _end - _begin > 6 * 3600 ? 7200 : _end - _begin > 3600 ? 3600 : 900;
            for (var at = Math.Ceiling(_begin / every) * every; at <= _end; at += every)
                yield return (X(at), TimeSpan.FromSeconds(at) is var t ? $"{(int)t.TotalHours:00}:{t.Minutes:00}" : "");
        }
    }

    /// <summary>The lines of the scale: place and text.</summary>
    public IEnumerable<(double Y, string Text)> Lines => Enumerable.Range(0, 5).Select(i => (Y(i * Step), (i * Step).ToString("0.#", CultureInfo.CurrentCulture)));

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Movements that lost most in all, before and after: seconds of one vehicle.</summary>
    public static IReadOnlyList<(string Junction, char Turn, string From, string To, double Before, double After)> Movements(PlanTrial trial, int most)
    {
        var after = Sums(trial.Told.After);
        return [.. Sums(trial.Told.Before).OrderByDescending(m => m.Value.Delay + (after.GetValueOrDefault(m.Key)?.Delay ?? 0)).Take(most)
            .Select(m => (m.Key.Junction, m.Key.Turn, m.Key.From, m.Key.To, m.Value.DelayEach, after.GetValueOrDefault(m.Key)?.DelayEach ?? 0))];
    }

    private static Dictionary<(string Junction, char Turn, string From, string To), MovementFigures> Sums(Side side) => side.Movements.Where(m => m.Junction.Length > 0)
        .GroupBy(m => (m.Junction, m.Turn, m.From, m.To)).ToDictionary(g => g.Key, g => g.First() with { Vehicles = g.Sum(m => m.Vehicles), Delay = g.Sum(m => m.Delay) });

    private static List<QuarterDelay> Counted(IReadOnlyList<QuarterDelay> quarters, PlanTrial trial) => [.. quarters.Where(q => q.Begin < trial.Told.End)];

    private static double StepFor(double most)
    {
        var raw = Math.Max(most, 1) / 4;
        var size = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return new[] { 1, 2, 2.5, 5, 10 }.Select(m => m * size).First(s => s >= raw - 1e-9);
    }

    private string Points(List<QuarterDelay> quarters) => string.Join(' ', quarters.Select(q => $"{Number(X(Math.Min(q.Begin + 450, _end)))},{Number(Y(q.Each))}"));

    private double X(double at) => Left + (at - _begin) / (_end - _begin) * (Width - Left - 24);

    private double Y(double seconds) => Height - Bottom - seconds / (4 * Step) * (Height - Top - Bottom);
}
