using Haechi.Signals.Control;
using Haechi.Signals.Networks;

namespace Haechi.Signals.Safety;

/// <summary>
/// One signal with all that stands between a controller and the street: emergency vehicles first, then the controller while everything
/// is well, else the fixed plan. All of them only wish; <see cref="SignalHead"/> and <see cref="SafetyEnvelope"/> decide what is shown.
/// </summary>
internal sealed class GuardedJunction
{
    private readonly SignalTiming _timing;
    private readonly FixedPlan _plan;
    private readonly SignalHead _head;
    private readonly PlannerSeat _planner;
    private readonly EmergencyPriority? _priority;
    private readonly Func<int, string> _lane;
    private readonly Clearing _clearing = new();
    private readonly GreenLimit _limit;
    private double _due;

    public GuardedJunction(SignalJunction junction, SignalTiming timing, PlannerSeat planner, EmergencyPriority? priority, Func<int, string> lane, double now)
    {
        (_timing, _planner, _priority, _lane, _due) = (timing, planner, priority, lane, now);
        _limit = new GreenLimit(junction, timing);
        (_plan, _head, Safe) = (new FixedPlan(junction, timing), new SignalHead(junction, timing, now), new FailSafe(junction.Id));
    }

    /// <summary>Its faults.</summary>
    public FailSafe Safe { get; }

    /// <summary>What is shown.</summary>
    public string Shown => _head.Shown;

    /// <summary>The green phase that is shown or comes.</summary>
    public int Phase => _head.Phase;

    /// <summary>Seconds of the fixed plan's cycle.</summary>
    public double Cycle => _plan.Cycle;

    /// <summary>The fixed plan's phase at a time.</summary>
    public int Planned(double now) => _plan.PhaseAt(now);

    /// <summary>The emergency vehicle that has its green; null when none has.</summary>
    public string? Emergency => _priority?.Serves;

    /// <summary>The last refusal of the envelope; null when there was none.</summary>
    public string? Refused => _head.Refused;

    /// <summary>What to show now. Call it every second.</summary>
    /// <param name="controller">Who steers; null for the fixed plan.</param>
    /// <param name="view">What is known.</param>
    /// <param name="now">Seconds of a clock that never leaps (<see cref="ControlClock"/>).</param>
    /// <param name="cancellationToken">Ends the wait for a controller.</param>
    public async ValueTask<string> StepAsync(ISignalController? controller, JunctionView view, double now, CancellationToken cancellationToken)
    {
        if (SensorHealth.Judge(view, now, _lane) is { } fault)
            Safe.Report(fault.Kind, fault.Why, now);
        Safe.Settle(now);
        (view.Phase, view.Elapsed) = (_head.Phase, now - _head.Since);
        if (_priority?.Phase(view, now) is { } urgent)
            _head.Request(urgent, _due = now);
        else if (controller is { FollowsClock: false } && !Safe.IsActive && _limit.Next(view) is { } other)
            _head.Request(other, _due = now);
        else if (controller is not null && now >= _due && _head.MayChange(now) && (!Safe.IsActive || Safe.OnlyPlanner))
            await DecideAsync(controller, view, now, cancellationToken);
        if (_priority?.Serves is null && (controller is null || Safe.IsActive))
            _head.Request(_plan.PhaseAt(now), now);
        _clearing.Watch(_head, view, now);
        return _head.Tick(now);
    }

    /// <summary>What to show when nothing could be decided: the junction falls back to its fixed plan, by the same head and envelope.</summary>
    public string Fall(FaultKind kind, string why, double now)
    {
        Safe.Report(kind, why, now);
        _head.Request(_plan.PhaseAt(now), now);
        return _head.Tick(now);
    }

    /// <summary>Asks the controller. While it is itself at fault its answers only show whether it is well again.</summary>
    private async ValueTask DecideAsync(ISignalController controller, JunctionView view, double now, CancellationToken cancellationToken)
    {
        var answer = await _planner.AskAsync(controller, view, cancellationToken);
        if (answer.Failure is { } why)
            Safe.Report(FaultKind.Planner, why, now);
        if (!Safe.IsActive)
            _head.Request(answer.Phase, now);
        _due = controller.Pace > 0 ? now + controller.Pace : Math.Max(now, _head.Since) + (controller.FollowsClock ? 0 : _timing.Decision);
    }
}
