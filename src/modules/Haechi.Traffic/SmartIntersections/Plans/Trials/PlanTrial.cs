using Haechi.Signals.Simulation;
using Haechi.Signals.Simulation.Measuring;
using Haechi.Traffic.Signals.Reports;

namespace Haechi.Traffic.SmartIntersections.Plans.Trials;

/// <summary>What all vehicles lost in a quarter of an hour, mean of the seeds.</summary>
/// <param name="Begin">Seconds of the day.</param>
/// <param name="Vehicles">Crossings of stop lines.</param>
/// <param name="Delay">Seconds lost, by all together.</param>
internal sealed record QuarterDelay(double Begin, double Vehicles, double Delay)
{
    /// <summary>Seconds lost at one stop line by one vehicle.</summary>
    public double Each => Vehicles > 0 ? Delay / Vehicles : 0;
}

/// <summary>A trial of before and after on the same vehicles.</summary>
/// <param name="Revision">Revision of the plan that was tried.</param>
/// <param name="Told">By movement and hour.</param>
/// <param name="Before">By quarter of an hour, with what is in force.</param>
/// <param name="After">By quarter of an hour, with the plan.</param>
internal sealed record PlanTrial(int Revision, BeforeAfter Told, IReadOnlyList<QuarterDelay> Before, IReadOnlyList<QuarterDelay> After)
{
    /// <summary>Change of the mean delay as a share; below 0 is better.</summary>
    public double Change => Told.Before.Delay > 0 ? Told.After.Delay / Told.Before.Delay - 1 : 0;
}

/// <summary>Gathers one side of a trial.</summary>
internal sealed class TrialSums(string name)
{
    private readonly SideSums _side = new(name);
    private readonly List<MeasuredMovement> _rows = [];
    private int _seeds;

    public void Add(RunFigures figures, IReadOnlyList<MeasuredMovement> rows)
    {
        _side.Add(figures, rows);
        _rows.AddRange(rows);
        _seeds++;
    }

    public Side Side(double seconds) => _side.Take(seconds);

    public IReadOnlyList<QuarterDelay> Quarters() => Of(_rows, Math.Max(1, _seeds));

    /// <summary>Rows of movements as quarters of an hour; what was lost where no signal was ahead is left out.</summary>
    public static IReadOnlyList<QuarterDelay> Of(IEnumerable<MeasuredMovement> rows, double seeds) =>
        [.. rows.Where(r => r.Junction.Length > 0).GroupBy(r => r.Begin).OrderBy(g => g.Key).Select(g => new QuarterDelay(g.Key, g.Sum(r => r.Vehicles) / seeds, g.Sum(r => r.Delay) / seeds))];
}
