using Haechi.Signals.Simulation;
using Haechi.Signals.Simulation.Demand;
using Haechi.Signals.Simulation.Measuring;

namespace Haechi.Traffic.Signals.Reports;

/// <summary>What one movement showed in one hour, as the mean over the seeds.</summary>
/// <param name="Junction">Name of the signal; empty for what was lost where no signal was ahead.</param>
/// <param name="From">Road before the stop line.</param>
/// <param name="To">Road behind the junction.</param>
/// <param name="Turn">s straight, l left, r right, t around.</param>
/// <param name="Hour">Hour of the day.</param>
/// <param name="Vehicles">Vehicles that crossed.</param>
/// <param name="Delay">Seconds lost, by all together.</param>
/// <param name="Stops">Times that one came to a stand.</param>
/// <param name="Standing">Seconds that they stood, together.</param>
/// <param name="MaxQueue">Longest queue in vehicles, mean of the seeds' longest.</param>
/// <param name="Co2">Grams.</param>
internal sealed record MovementFigures(
    string Junction, string From, string To, char Turn, int Hour, double Vehicles, double Delay, double Stops, double Standing, double MaxQueue, double Co2)
{
    /// <summary>Seconds lost by one vehicle.</summary>
    public double DelayEach => Vehicles > 0 ? Delay / Vehicles : 0;
}

/// <summary>One side of the comparison: a controller over all seeds.</summary>
/// <param name="Name">The controller.</param>
/// <param name="Delays">Mean delay of all vehicles in seconds, of each seed.</param>
/// <param name="Vehicles">Vehicles that were loaded, mean of the seeds.</param>
/// <param name="Arrived">Of these, those that arrived.</param>
/// <param name="Seconds">Simulated time of one seed.</param>
/// <param name="Movements">By movement and hour.</param>
internal sealed record Side(string Name, IReadOnlyList<double> Delays, double Vehicles, double Arrived, double Seconds, IReadOnlyList<MovementFigures> Movements)
{
    public double Delay => Delays.Average();

    public double Stops => Vehicles > 0 ? Movements.Sum(m => m.Stops) / Vehicles : 0;

    /// <summary>Mean number of vehicles that stand (Little's law).</summary>
    public double Queue => Seconds > 0 ? Movements.Sum(m => m.Standing) / Seconds : 0;

    public double MaxQueue => Movements.Select(m => m.MaxQueue).DefaultIfEmpty().Max();

    /// <summary>Kilograms.</summary>
    public double Co2 => Movements.Sum(m => m.Co2) / 1000;
}

/// <summary>A before/after comparison over the same vehicles.</summary>
/// <param name="Scenario">Name of the scenario's file.</param>
/// <param name="Mode">bench or field.</param>
/// <param name="Begin">Seconds of the day.</param>
/// <param name="End">Seconds of the day.</param>
/// <param name="CountsFile">Name of the file of counts; null when they were measured in a first run.</param>
/// <param name="Fit">How well the demand that was made meets the counts; null for the scenario's own vehicles.</param>
/// <param name="Before">Without.</param>
/// <param name="After">With.</param>
internal sealed record BeforeAfter(string Scenario, string Mode, double Begin, double End, string? CountsFile, DemandFit? Fit, Side Before, Side After);

/// <summary>Gathers the runs of one side.</summary>
internal sealed class SideSums(string name)
{
    private readonly List<double> _delays = [];
    private readonly List<MeasuredMovement> _rows = [];
    private double _vehicles, _arrived;

    public void Add(RunFigures figures, IReadOnlyList<MeasuredMovement> rows)
    {
        _delays.Add(figures.MeanDelay);
        // Queues of quarters of an hour don't add up: the longest of the hour is kept, everything else is summed.
        _rows.AddRange(rows.GroupBy(r => (r.Junction, r.From, r.To, r.Turn, Hour: Math.Floor(r.Begin / 3600))).Select(g => new MeasuredMovement(
            g.Key.Junction, g.Key.From, g.Key.To, g.Key.Turn, g.Key.Hour, g.Sum(r => r.Vehicles), g.Sum(r => r.Delay), g.Sum(r => r.Stops), g.Sum(r => r.Standing), g.Max(r => r.MaxQueue), g.Sum(r => r.Co2))));
        (_vehicles, _arrived) = (_vehicles + figures.Vehicles, _arrived + figures.Arrived);
    }

    public Side Take(double seconds)
    {
        var n = Math.Max(1, _delays.Count);
        return new Side(name, [.. _delays], _vehicles / n, _arrived / n, seconds, [.. _rows.GroupBy(r => (r.Junction, r.From, r.To, r.Turn, r.Begin)).Select(g => new MovementFigures(
            g.Key.Junction, g.Key.From, g.Key.To, g.Key.Turn, (int)g.Key.Begin, g.Sum(r => (double)r.Vehicles) / n, g.Sum(r => r.Delay) / n, g.Sum(r => (double)r.Stops) / n,
            g.Sum(r => r.Standing) / n, g.Sum(r => (double)r.MaxQueue) / n, g.Sum(r => r.Co2) / n))]);
    }
}
