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
    private readonly ConditionalWeakTable<SignalJunction, PhasePlanner> _planners = [];

    /// <inheritdoc />
    public string Name => "haechi";

    /// <inheritdoc />
    public int Choose(JunctionView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return _planners.GetValue(view.Junction, j => new PhasePlanner(timing, [.. j.Greens.Select(g => timing.MinimumOf(j, g))])).Plan(view);
    }
}
