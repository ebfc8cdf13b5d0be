using System.Runtime.CompilerServices;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Control.Webster;

/// <summary>Follows a time-of-day plan by the clock. It wishes; what is shown is up to the signal head and the safety envelope.</summary>
/// <param name="plan">The plan.</param>
/// <param name="timing">The times that signals keep.</param>
/// <param name="others">Who steers junctions without a plan; null has them stay at the phase that they show.</param>
public sealed class PlanController(DayPlan plan, SignalTiming timing, ISignalController? others = null) : ISignalController
{
    private readonly ConditionalWeakTable<SignalJunction, Dictionary<PlanSlice, PlanFrame?>> _frames = [];

    /// <inheritdoc />
    public string Name => "webster";

    /// <inheritdoc />
    public bool FollowsClock => true;

    /// <inheritdoc />
    public int Choose(JunctionView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (slice, frames) = (plan.At(view.Now), _frames.GetOrCreateValue(view.Junction));
        if (!frames.TryGetValue(slice, out var frame))
            frames[slice] = frame = slice.Plans.FirstOrDefault(p => p.Junction == view.Junction.Id) is { } own ? PlanFrame.Of(view.Junction, own, timing) : null;
        return frame?.PhaseAt(view.Now) ?? others?.Choose(view) ?? view.Phase;
    }
}
