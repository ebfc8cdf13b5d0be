using Haechi.Signals.Control;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Signals.Traci;

namespace Haechi.Signals.Simulation.Live;

/// <summary>
/// A scenario that goes on as long as somebody steps it, and in which controllers change, detectors fail and emergency vehicles come while it
/// runs. One caller at a time. Gone with its simulator when disposed of.
/// </summary>
public sealed class LiveStreet : IAsyncDisposable
{
    private readonly RunningScenario _running;
    private readonly FaultInjection _faults;
    private readonly Dictionary<string, int> _lanes;
    private readonly List<FailSafeEvent> _events = [];
    private int _sent;

    private LiveStreet(RunningScenario running, FaultInjection faults)
    {
        (_running, _faults) = (running, faults);
        _lanes = running.Network.Lanes.Select((l, i) => (l.Id, i)).ToDictionary(l => l.Id, l => l.i, StringComparer.Ordinal);
        running.Signals.Noticed = _events.Add;
    }

    /// <summary>Its lanes and signals.</summary>
    public RoadNetwork Network => _running.Network;

    /// <summary>Seconds of the scenario's day.</summary>
    public double Now => _running.Now;

    /// <summary>Who steers from the next second on; null for the fixed plan. The signals' heads and envelopes stay as they are.</summary>
    public ISignalController? Controller
    {
        get => _running.Signals.Controller;
        set => _running.Signals.Controller = value;
    }

    /// <summary>Begins a scenario. The fixed plan is shown by this engine, so that every signal can be taken over later.</summary>
    /// <exception cref="ScenarioException">The scenario can't be run, or SUMO is not installed.</exception>
    /// <exception cref="NetworkException">The network can't be used.</exception>
    public static async Task<LiveStreet> StartAsync(Scenario scenario, ISignalController? controller, RunSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var faults = settings.Faults ?? new FaultInjection([]);
        return new LiveStreet(await RunningScenario.StartAsync(scenario, controller, settings with { OwnFixedPlan = true, Faults = faults }, clock, cancellationToken), faults);
    }

    /// <summary>Goes on by a second.</summary>
    /// <exception cref="TraciException">The simulator failed.</exception>
    public async Task<LiveFrame> StepAsync(CancellationToken cancellationToken)
    {
        await _running.StepAsync(cancellationToken);
        var (vehicles, departed, waiting, lost) = (new List<LiveVehicle>(), 0, 0, 0.0);
        foreach (var result in _running.Results)
        {
            if (result.Domain == TraciDomain.Simulation)
                (departed, waiting) = (result.Values[0].Texts.Count, result.Values[3].Texts.Count);
            else if (result.Domain == TraciDomain.Vehicle && _lanes.TryGetValue(result.Values[0].Text, out var lane))
                lost += Add(vehicles, lane, result);
        }
        var signals = _running.Signals.Junctions.Select((j, i) => j is null ? new LiveSignal(Network.Signals[i].Plan[0].State, false, false) : new LiveSignal(j.Shown, j.Safe.IsActive, j.Emergency is not null));
        return new LiveFrame(Now, vehicles, [.. signals], departed, waiting, lost + waiting);
    }

    /// <summary>What failed or got well since this was last asked.</summary>
    public IReadOnlyList<FailSafeEvent> TakeEvents()
    {
        FailSafeEvent[] taken = [.. _events];
        _events.Clear();
        return taken;
    }

    /// <summary>Makes a part of a junction fail for a time.</summary>
    /// <exception cref="ScenarioException">There is no such junction.</exception>
    public void Break(FaultKind kind, string junction, double seconds)
    {
        new FaultInjection([new InjectedFault(kind, junction, null, 0, Now, Now + seconds)]).Check(Network);
        _faults.Add(new InjectedFault(kind, junction, null, 0, Now, Now + seconds));
    }

    /// <summary>Ends what was made to fail at a junction.</summary>
    public void Mend(string junction) => _faults.Mend(junction);

    /// <summary>Sends an emergency vehicle along a route of the scenario.</summary>
    /// <param name="type">A vehicle type of class <c>emergency</c>.</param>
    /// <param name="route">Name of a route.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TraciException">The simulator knows no such type or route.</exception>
    public Task SendAsync(string type, string route, CancellationToken cancellationToken) =>
        _running.Client.AddVehicleAsync($"sent-{++_sent}", type, route, cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _running.DisposeAsync();

    private double Add(List<LiveVehicle> vehicles, int lane, TraciResult result)
    {
        var speed = (float)result.Values[2].Number;
        vehicles.Add(new LiveVehicle(lane, (float)result.Values[1].Number, speed, _running.Signals.Sensors.IsEmergency(result.Id)));
        return Math.Max(0, 1 - speed / Network.Lanes[lane].Speed);
    }
}
