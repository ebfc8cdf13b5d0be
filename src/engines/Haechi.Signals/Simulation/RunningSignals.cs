using Haechi.Signals.Control;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Signals.Traci;

namespace Haechi.Signals.Simulation;

/// <summary>All signals of a run: passes on what the sensors see, and sets what each guarded junction shows.</summary>
internal sealed class RunningSignals
{
    private readonly RoadNetwork _network;
    private readonly FaultInjection? _faults;
    private readonly ControlClock _clock;
    private readonly Sensors _sensors;
    private readonly GuardedJunction?[] _junctions;
    private readonly string[] _shown;
    private readonly List<double> _times = [];

    public RunningSignals(RoadNetwork network, ISignalController? controller, RunSettings settings, TimeProvider clock, double now)
    {
        (_network, Controller, _faults, _clock) = (network, controller, settings.Faults, new ControlClock(now));
        _sensors = new Sensors(network);
        var steered = controller is not null || settings.OwnFixedPlan;
        // A signal with one phase has nothing to choose: it keeps its own plan.
        _junctions = [.. network.Signals.Select(s => steered && s.Greens.Count > 1 ? Guard(s, settings, clock, now) : null)];
        _shown = new string[network.Signals.Count];
    }

    /// <summary>Who steers; null for the fixed plan. May change while it runs.</summary>
    public ISignalController? Controller { get; set; }

    /// <summary>The steered junctions; null where the simulator shows its own plan.</summary>
    public IReadOnlyList<GuardedJunction?> Junctions => _junctions;

    public Sensors Sensors => _sensors;

    public int Decisions => _times.Count;

    public int MaxQueue { get; private set; }

    public double DecisionP99Ms => _times.Count == 0 ? 0 : _times.Order().ElementAt((int)(_times.Count * 0.99));

    /// <summary>Told when a junction goes to its fixed plan, and when a fault is over.</summary>
    public Action<FailSafeEvent>? Noticed { get; set; }

    public void Take(IReadOnlyList<TraciResult> results, double now) => _sensors.Take(results, now);

    /// <summary>Decides where it is due, and sets what each signal shows from now on.</summary>
    public async Task ShowAsync(TraciClient client, double now, CancellationToken cancellationToken)
    {
        var jump = _clock.Advance(_faults?.Clock(now) ?? now);
        for (var signal = 0; signal < _junctions.Length; signal++)
        {
            var view = Look(signal, now);
            if (_junctions[signal] is not { } junction)
                continue;
            _sensors.Watch(signal, junction.Shown, junction.Phase);
            if (jump is not null)
                junction.Safe.Report(FaultKind.Clock, jump, _clock.Now);
            var state = await junction.StepAsync(ControllerOf(signal, now), view, _clock.Now, cancellationToken);
            while (junction.Safe.TryTake(out var happened))
                Noticed?.Invoke(happened!);
            if (state == _shown[signal])
                continue;
            _shown[signal] = state;
            await client.ShowAsync(_network.Signals[signal].Id, state, cancellationToken);
        }
    }

    private JunctionView Look(int signal, double now)
    {
        var view = _sensors.Look(signal, now);
        foreach (var lane in view.Lanes)
        {
            MaxQueue = Math.Max(MaxQueue, lane.Queue);
            if (_faults is null)
                lane.ReadAt = _clock.Now;
        }
        _faults?.Spoil(view, now, _clock.Now, LaneName);
        return view;
    }

    private ISignalController? ControllerOf(int signal, double now) => _faults is null ? Controller : _faults.Controller(Controller, _network.Signals[signal].Id, now);

    private GuardedJunction Guard(SignalJunction junction, RunSettings settings, TimeProvider clock, double now) =>
        new(junction, settings.Timing, new PlannerSeat(settings.DecisionBudget, clock, _times.Add), settings.EmergencyPriority ? new EmergencyPriority() : null, LaneName, now);

    private string LaneName(int lane) => _network.Lanes[lane].Id;
}
