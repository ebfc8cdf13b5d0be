using System.Collections.Immutable;
using Haechi.Signals.Control;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Simulation;

/// <summary>Puts faults into a run: what detectors say is spoiled, controllers fail, the clock leaps. Faults may come and go while it runs.</summary>
public sealed class FaultInjection
{
    private static readonly FailingController Failing = new();
    private ImmutableList<InjectedFault> _faults;

    /// <summary>Begins with some faults.</summary>
    public FaultInjection(IEnumerable<InjectedFault> faults) => _faults = [.. faults];

    /// <summary>The faults that are known, whether their time has come or not.</summary>
    public IReadOnlyList<InjectedFault> Faults => _faults;

    /// <summary>Adds one.</summary>
    public void Add(InjectedFault fault) => ImmutableInterlocked.Update(ref _faults, list => list.Add(fault));

    /// <summary>Takes away all that concern a junction.</summary>
    public void Mend(string junction) => ImmutableInterlocked.Update(ref _faults, list => list.RemoveAll(f => f.Junction == junction));

    /// <summary>Refuses faults of junctions and lanes that aren't there.</summary>
    /// <exception cref="ScenarioException">Says which names there are.</exception>
    internal void Check(RoadNetwork network)
    {
        foreach (var fault in _faults.Where(f => f.Junction is not null))
        {
            var signal = network.Signals.FirstOrDefault(s => s.Id == fault.Junction)
                ?? throw new ScenarioException($"There is no signal {fault.Junction}; there are {Some(network.Signals.Select(s => s.Id))}.");
            var lanes = signal.Links.OfType<SignalLink>().Where(l => !l.IsCrossing).Select(l => network.Lanes[l.From].Id).Distinct().ToList();
            if (fault.Lane is { } lane && !lanes.Contains(lane))
                throw new ScenarioException($"The signal {signal.Id} has no lane {lane}; it has {Some(lanes)}.");
        }
    }

    /// <summary>The time that the control is told.</summary>
    internal double Clock(double now)
    {
        var told = now;
        foreach (var fault in _faults)
            told += fault.Kind == FaultKind.Clock && fault.IsOn(now) ? fault.Leap : 0;
        return told;
    }

    /// <summary>The controller that a junction gets.</summary>
    internal ISignalController? Controller(ISignalController? controller, string junction, double now) =>
        controller is not null && _faults.Exists(f => f.Kind == FaultKind.Planner && Concerns(f, junction, now)) ? Failing : controller;

    /// <summary>Spoils what the detectors of a junction say. <paramref name="name"/> gives the name of a lane by its number.</summary>
    internal void Spoil(JunctionView view, double now, double readAt, Func<int, string> name)
    {
        for (var lane = 0; lane < view.Lanes.Count; lane++)
        {
            var (reading, silent) = (view.Lanes[lane], false);
            foreach (var fault in _faults)
            {
                if (!Concerns(fault, view.Junction.Id, now) || (fault.Kind != FaultKind.Feed && (fault.Lane is { } which ? which != name(reading.Lane) : lane > 0)))
                    continue;
                silent |= fault.Kind is FaultKind.Detector or FaultKind.Feed;
                if (fault.Kind == FaultKind.Counts)
                    Garble(reading);
            }
            if (silent)
                Silence(view, lane);
            else
                reading.ReadAt = readAt;
        }
    }

    private static bool Concerns(InjectedFault fault, string junction, double now) => fault.IsOn(now) && (fault.Junction is null || fault.Junction == junction);

    private static void Silence(JunctionView view, int lane)
    {
        view.Lanes[lane].Vehicles.Clear();
        (view.Lanes[lane].Count, view.Lanes[lane].Queue) = (0, 0);
        view.Emergencies.RemoveAll(e => e.Lane == lane);
    }

    private static void Garble(LaneView lane)
    {
        lane.Count = -1;
        lane.Vehicles.Insert(0, new SeenVehicle(float.NaN, float.NaN, float.NaN, 1));
    }

    private static string Some(IEnumerable<string> names)
    {
        var list = names.ToList();
        return string.Join(", ", list.Take(12)) + (list.Count > 12 ? $" and {list.Count - 12} more" : "");
    }

    private sealed class FailingController : ISignalController
    {
        public string Name => "failing";

        public int Choose(JunctionView view) => throw new InvalidOperationException("it was made to fail");
    }
}
