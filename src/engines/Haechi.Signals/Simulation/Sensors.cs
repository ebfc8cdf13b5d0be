using Haechi.Signals.Control;
using Haechi.Signals.Networks;
using Haechi.Signals.Traci;

namespace Haechi.Signals.Simulation;

/// <summary>
/// Stands for detectors and cameras: of what the simulator knows it passes on only which vehicles are on which lane, where and how fast,
/// within range of a stop line. Where they want to go, and who is farther away, stays hidden.
/// </summary>
internal sealed class Sensors
{
    /// <summary>Metres upstream of a stop line that are seen.</summary>
    public const double Range = 200;

    private const float VehicleSpace = 6.5f;
    private const float Standing = 0.1f;
    private const float RateMemory = 300;

    private readonly RoadNetwork _network;
    private readonly Dictionary<string, int> _lanes;
    private readonly List<OnLane>[] _on;
    private readonly List<Approach>[] _approaches;
    private readonly HashSet<string>[][] _seen;
    private readonly HashSet<string> _stood = new(StringComparer.Ordinal);
    private readonly HashSet<string> _emergencies = new(StringComparer.Ordinal);
    private readonly InnerLane[][] _within;
    private readonly Neighbours _neighbours;
    private readonly StopLines _stopLines;
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);

    public Sensors(RoadNetwork network)
    {
        _network = network;
        _lanes = network.Lanes.Select((l, i) => (l.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        _on = [.. network.Lanes.Select(_ => new List<OnLane>())];
        var map = new ApproachMap(network);
        _approaches = [.. network.Signals.Select(s => map.Of(s, Range))];
        _seen = [.. _approaches.Select(a => a.Select(_ => new HashSet<string>(StringComparer.Ordinal)).ToArray())];
        Views = [.. network.Signals.Select(View)];
        _neighbours = new Neighbours(network, map, Views);
        _stopLines = new StopLines(network, Views, _neighbours);
        _within = [.. network.Signals.Select((_, i) => InnerLane.Of(network, i).ToArray())];
    }

    /// <summary>What is known of each junction.</summary>
    public IReadOnlyList<JunctionView> Views { get; }

    /// <summary>Has a vehicle seen as an emergency vehicle: it announces itself, or is told from others by its class.</summary>
    public void MarkEmergency(string vehicle) => _emergencies.Add(vehicle);

    /// <summary>Whether a vehicle was marked.</summary>
    public bool IsEmergency(string vehicle) => _emergencies.Contains(vehicle);

    /// <summary>Takes over where the vehicles are after a step.</summary>
    public void Take(IReadOnlyList<TraciResult> results, double now)
    {
        foreach (var lane in _on)
            lane.Clear();
        foreach (var result in results)
        {
            if (result.Domain != TraciDomain.Vehicle || !_lanes.TryGetValue(result.Values[0].Text, out var lane))
                continue;
            _on[lane].Add(new OnLane((float)result.Values[1].Number, (float)result.Values[2].Number, result.Id));
            if (_last.TryGetValue(result.Id, out var before) && before != lane && _stopLines.Passed(before, lane, now))
                _stood.Remove(result.Id);
            if (result.Values[2].Number < Standing && !_network.Lanes[lane].IsInside)
                _stood.Add(result.Id);
            _last[result.Id] = lane;
        }
        for (var signal = 0; signal < _approaches.Length; signal++)
            Count(signal);
        _neighbours.Tick(now);
    }

    /// <summary>Brings the view of one junction up to date.</summary>
    public JunctionView Look(int signal, double now)
    {
        var view = Views[signal];
        view.Now = now;
        view.Emergencies.Clear();
        for (var a = 0; a < _approaches[signal].Count; a++)
        {
            Look(_approaches[signal][a], view.Lanes[a]);
            LookForEmergencies(view, a, _approaches[signal][a]);
        }
        _neighbours.Foresee(signal, now);
        foreach (var link in view.Junction.Links)
        {
            if (link is { IsCrossing: false })
                Behind(view, link);
        }
        Array.Clear(view.Inside);
        Array.Clear(view.Clears);
        foreach (var part in _within[signal])
        {
            foreach (var vehicle in _on[part.Lane])
            {
                view.Inside[part.Link] += part.IsFirst && vehicle.Speed < 1 ? 1 : 0;
                view.Clears[part.Link] = Math.Max(view.Clears[part.Link], part.ClearsIn(vehicle.Position, vehicle.Speed));
            }
        }
        return view;
    }

    /// <summary>Notes for how long the first vehicle of each lane stands although it has green.</summary>
    public void Watch(int signal, string shown, int phase)
    {
        for (var a = 0; a < _approaches[signal].Count; a++)
        {
            var (vehicles, view) = (_on[_approaches[signal][a].Lane], Views[signal].Lanes[a]);
            if (vehicles.Count == 0 || vehicles.MaxBy(v => v.Position) is var first && (first.Speed >= Standing || first.Position < _network.Lanes[view.Lane].Length - 4))
                view.StuckIn.AsSpan().Clear();
            else if (shown == Views[signal].Junction.Greens[phase].State && view.Links.Any(link => shown[link] is 'G' or 'g'))
                view.StuckIn[phase]++;
        }
    }

    /// <summary>Counts who comes into range, which a detector at the far end would count.</summary>
    private void Count(int signal)
    {
        for (var a = 0; a < _approaches[signal].Count; a++)
        {
            var (seen, share) = (_seen[signal][a], 0f);
            foreach (var stretch in _approaches[signal][a].Stretches)
            {
                foreach (var vehicle in _on[stretch.Lane])
                {
                    if (Distance(stretch, vehicle.Position) <= Range && seen.Add(vehicle.Id))
                        share += (float)stretch.Share;
                }
            }
            var view = Views[signal].Lanes[a];
            view.Rate += (share - view.Rate) / RateMemory;
        }
    }

    private void Look(Approach approach, LaneView view)
    {
        view.Vehicles.Clear();
        (view.Queue, view.Waited, view.Count) = (0, 0, _on[approach.Lane].Count);
        foreach (var stretch in approach.Stretches)
        {
            foreach (var vehicle in _on[stretch.Lane])
            {
                var distance = (float)Distance(stretch, vehicle.Position);
                if (distance > Range)
                    continue;
                view.Vehicles.Add(new SeenVehicle(distance, vehicle.Speed, Arrival(stretch, vehicle), (float)stretch.Share));
                if (stretch.Lane != approach.Lane)
                    continue;
                view.Queue += vehicle.Speed < Standing ? 1 : 0;
                view.Waited += _stood.Contains(vehicle.Id) ? 1 : 0;
            }
        }
        view.Vehicles.Sort(static (x, y) => x.Distance.CompareTo(y.Distance));
    }

    private void LookForEmergencies(JunctionView view, int number, Approach approach)
    {
        if (_emergencies.Count == 0)
            return;
        foreach (var stretch in approach.Stretches)
        {
            foreach (var vehicle in _on[stretch.Lane])
            {
                if (_emergencies.Contains(vehicle.Id) && Distance(stretch, vehicle.Position) <= Range)
                    view.Emergencies.Add(new SeenEmergency(vehicle.Id, number, Arrival(stretch, vehicle), (float)stretch.Share));
            }
        }
    }

    /// <summary>A vehicle that is slow now gets faster: half of the way to the limit on the average. One that stands is there already.</summary>
    private float Arrival(SensorStretch stretch, OnLane vehicle)
    {
        if (vehicle.Speed < 1)
            return 0;
        var lane = _network.Lanes[stretch.Lane];
        var speed = Math.Max(3, (vehicle.Speed + lane.Speed) / 2);
        return (float)(Math.Max(0, lane.Length - vehicle.Position) / speed + stretch.Seconds);
    }

    private void Behind(JunctionView view, SignalLink link)
    {
        var vehicles = _on[link.To];
        view.Behind[link.Index] = vehicles.Count;
        view.Room[link.Index] = Math.Max(1, (float)_network.Lanes[link.To].Length / VehicleSpace - vehicles.Count);
        if (vehicles.Count == 0)
            return;
        var last = vehicles.MinBy(v => v.Position);
        if (last.Speed < 2)
            view.Room[link.Index] = last.Position / VehicleSpace;
    }

    private double Distance(SensorStretch stretch, float position) => stretch.ToStopLine + Math.Max(0, _network.Lanes[stretch.Lane].Length - position);

    private JunctionView View(SignalJunction junction, int signal) => new()
    {
        Junction = junction,
        Lanes = [.. _approaches[signal].Select(a => new LaneView
        {
            Lane = a.Lane, Links = a.Links, Most = (int)_network.Lanes[a.Lane].Length + 3, Sight = a.Sight(_network, Range), StuckIn = new float[junction.Greens.Count],
            Shares = FirstShares(junction, a),
        })],
        Inside = new int[junction.Links.Count],
        Clears = new float[junction.Links.Count],
        Holds = [.. junction.Links.Select((_, i) => (float)Math.Max(1, Math.Floor(_network.Connections.FirstOrDefault(c => c.Signal == signal && c.Link == i)?.Length / VehicleSpace ?? 1)))],
        Room = new float[junction.Links.Count],
        Behind = new int[junction.Links.Count],
    };

    /// <summary>Before anything is counted, three go straight on for each that turns.</summary>
    private static float[] FirstShares(SignalJunction junction, Approach approach)
    {
        var weights = approach.Links.Select(l => junction.Links[l]!.Turn == 's' ? 3f : 1f).ToArray();
        return [.. weights.Select(w => w / weights.Sum())];
    }

    private readonly record struct OnLane(float Position, float Speed, string Id);
}
