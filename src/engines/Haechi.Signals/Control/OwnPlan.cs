using System.Runtime.CompilerServices;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Control;

/// <summary>Follows each junction's own plan by the clock: for junctions beside others that follow a computed one.</summary>
/// <param name="timing">The times that signals keep; greens and changes that are shorter are stretched.</param>
public sealed class OwnPlan(SignalTiming timing) : ISignalController
{
    private readonly ConditionalWeakTable<SignalJunction, FixedPlan> _plans = [];

    /// <inheritdoc />
    public string Name => "own";

    /// <inheritdoc />
    public bool FollowsClock => true;

    /// <inheritdoc />
    public int Choose(JunctionView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return _plans.GetValue(view.Junction, j => new FixedPlan(j, timing)).PhaseAt(view.Now);
    }
}
