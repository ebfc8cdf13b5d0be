using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Haechi.Signals.Control.Planning;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Control;

/// <summary>
/// The house's own controller: foresees who comes from what detectors and cameras see, plans each junction a minute ahead, shows the
/// first phase of the plan, and plans again.
/// </summary>
public sealed class PredictiveController(SignalTiming timing) : ISignalController
{
    private readonly ConditionalWeakTable<SignalJunction, Known> _known = [];
    private readonly ConcurrentBag<PhasePlanner> _idle = [];

    /// <inheritdoc />
    public string Name => "haechi";

    /// <inheritdoc />
    /// <remarks>May be asked from several threads at once: each takes a planner for itself, and junctions share them.</remarks>
    public int Choose(JunctionView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (!_known.TryGetValue(view.Junction, out var known))
            known = Meet(view);
        if (!_idle.TryTake(out var planner))
            planner = new PhasePlanner(timing);
        var phase = planner.Plan(view, known.Table, known.Least);
        _idle.Add(planner);
        return phase;
    }

    private Known Meet(JunctionView view) =>
        _known.GetValue(view.Junction, j => new Known(new PhaseTable(j, view.Lanes), [.. j.Greens.Select(g => timing.MinimumOf(j, g))]));

    private sealed record Known(PhaseTable Table, double[] Least);
}
