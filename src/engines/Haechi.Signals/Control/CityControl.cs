using Haechi.Signals.Networks;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Control;

/// <summary>
/// Steers all junctions of a city, second by second, several at once. Each stands behind its own guard: one that fails goes to its fixed
/// plan, and the others never notice.
/// </summary>
/// <remarks>Call it from one thread. It allocates nothing for a decision.</remarks>
public sealed class CityControl
{
    private readonly GuardedJunction[] _junctions;
    private readonly string[] _shown;
    private readonly double[] _took;
    private readonly ControlClock _clock;
    private readonly ParallelOptions _options;
    private readonly Action<int> _step;
    private IReadOnlyList<JunctionView> _views = [];
    private ISignalController? _controller;

    /// <summary>Takes the junctions over as they are; each begins with its first green.</summary>
    /// <param name="network">Lanes and signals; each signal has at least one green phase.</param>
    /// <param name="timing">The times that signals keep.</param>
    /// <param name="clock">Measures how long decisions take.</param>
    /// <param name="now">Seconds of the day.</param>
    /// <param name="threads">Junctions that are planned at once; default: the machine's cores.</param>
    public CityControl(RoadNetwork network, SignalTiming timing, TimeProvider clock, double now, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        var signals = network.Signals;
        (_took, _clock) = (new double[signals.Count], new ControlClock(now));
        _options = new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount };
        _junctions = [.. signals.Select((s, i) => new GuardedJunction(s, timing, new PlannerSeat(null, clock, ms => _took[i] = ms), new EmergencyPriority(), lane => network.Lanes[lane].Id, now))];
        _shown = [.. _junctions.Select(j => j.Shown)];
        _step = Step;
    }

    /// <summary>What each signal shows, in the network's order.</summary>
    public IReadOnlyList<string> Shown => _shown;

    /// <summary>How long the last decision of each junction took within the last second, in milliseconds; 0 where none was due.</summary>
    public IReadOnlyList<double> Took => _took;

    /// <summary>Told when a junction goes to its fixed plan, and when a fault is over.</summary>
    public Action<FailSafeEvent>? Noticed { get; set; }

    /// <summary>A second: plans every junction where a decision is due.</summary>
    /// <param name="controller">Who steers; null for the fixed plans. It is asked from several threads at once.</param>
    /// <param name="views">What is known of each junction, in the network's order.</param>
    /// <param name="now">Seconds of the day.</param>
    /// <param name="cancellationToken">Ends it between two junctions.</param>
    public void Step(ISignalController? controller, IReadOnlyList<JunctionView> views, double now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(views);
        ArgumentOutOfRangeException.ThrowIfNotEqual(views.Count, _junctions.Length);
        (_controller, _views) = (controller, views);
        Array.Clear(_took);
        if (_clock.Advance(now) is { } jump)
        {
            foreach (var junction in _junctions)
                junction.Safe.Report(FaultKind.Clock, jump, _clock.Now);
        }
        _options.CancellationToken = cancellationToken;
        Parallel.For(0, _junctions.Length, _options, _step);
        foreach (var junction in _junctions)
        {
            while (junction.Safe.TryTake(out var happened))
                Noticed?.Invoke(happened!);
        }
    }

    private void Step(int number)
    {
        var junction = _junctions[number];
        try
        {
            var step = junction.StepAsync(_controller, _views[number], _clock.Now, CancellationToken.None);
            // Without a time budget the controller answers at once.
            _shown[number] = step.IsCompleted ? step.GetAwaiter().GetResult() : junction.Fall(FaultKind.Planner, "the controller did not answer at once", _clock.Now);
        }
        // Whatever is wrong with one junction's view must not stop the others.
        catch (Exception exception)
        {
            _shown[number] = junction.Fall(FaultKind.Feed, $"its data can't be used: {exception.Message}", _clock.Now);
        }
    }
}
