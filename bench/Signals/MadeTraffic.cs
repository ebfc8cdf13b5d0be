using Haechi.Signals.Control;
using Haechi.Signals.Networks;

namespace Haechi.Signals.Bench;

/// <summary>
/// Vehicles that move through a <see cref="MadeCity"/>, without a simulator: each drives freely to its stop line, leaves it at green two
/// seconds after the one before it, and appears on the road to the next junction, unless its way ends there; on every road new ones set
/// out by chance, at the border more. That is rough, but the queues and platoons that a planner meets come and go as they do in the street.
/// </summary>
internal sealed class MadeTraffic
{
    private const float Free = (float)(MadeCity.RoadLength / 13.9);
    private const int Fits = 28;

    /// <summary>Part of the vehicles whose way ends on a road; as many set out there.</summary>
    private const double Ends = 0.3;

    private readonly Random _chance;
    private readonly Lane[] _lanes;
    private readonly int _width;
    private readonly double _flow;

    /// <param name="network">A made city.</param>
    /// <param name="flow">Vehicles an hour that come to each lane.</param>
    /// <param name="seed">Of the chance.</param>
    public MadeTraffic(RoadNetwork network, double flow, int seed)
    {
        (_chance, _flow, _width) = (new Random(seed), flow / 3600, (int)Math.Ceiling(Math.Sqrt(network.Signals.Count)));
        Views = [.. network.Signals.Select(View)];
        _lanes = [.. Enumerable.Range(0, network.Signals.Count * 8).Select(i => new Lane(Next(i)))];
    }

    public JunctionView[] Views { get; }

    /// <summary>Vehicles on the roads.</summary>
    public int Count => _lanes.Sum(l => l.Vehicles.Count);

    /// <summary>Vehicles that stand.</summary>
    public int Standing => Views.Sum(v => v.Lanes.Sum(l => l.Queue));

    public long Left { get; private set; }

    /// <summary>A second: who has green leaves, who comes appears.</summary>
    /// <param name="shown">What a signal shows.</param>
    /// <param name="now">Seconds.</param>
    public void Step(Func<int, string> shown, double now)
    {
        for (var lane = 0; lane < _lanes.Length; lane++)
        {
            if (_chance.NextDouble() < (Feeder(lane) < 0 ? 1 : Ends) * _flow)
                Enter(lane, now);
            Leave(_lanes[lane], lane, shown(lane / 8), now);
        }
    }

    /// <summary>Brings the view of a junction up to date. Views of different junctions may be brought at once.</summary>
    public void Look(int junction, double now)
    {
        for (var i = 0; i < 8; i++)
        {
            var (view, lane) = (Views[junction].Lanes[i], _lanes[8 * junction + i]);
            view.Vehicles.Clear();
            (view.Queue, view.Count, view.ReadAt) = (0, lane.Vehicles.Count, now);
            foreach (var (at, _) in lane.Vehicles)
            {
                var (arrival, place) = ((float)Math.Max(0, at - now), 7f * view.Vehicles.Count);
                view.Queue += arrival == 0 ? 1 : 0;
                view.Vehicles.Add(new SeenVehicle(Math.Max(place, arrival * 13.9f), arrival == 0 ? 0 : 13.9f, arrival, 1));
            }
            view.Rate += (lane.Came - view.Rate) / 300;
            lane.Came = 0;
        }
        for (var link = 0; link < 16; link++)
            Views[junction].Room[link] = _lanes[8 * junction + link / 2].Next[link % 2] is var next and >= 0 ? Math.Max(0, Fits - _lanes[next].Vehicles.Count) : 99;
    }

    private void Leave(Lane lane, int number, string shown, double now)
    {
        if (!lane.Vehicles.TryPeek(out var first) || first.At > now || now < lane.Ready)
            return;
        var letter = shown[4 * (number / 2 % 4) + 2 * (number % 2) + first.Way];
        var next = lane.Next[first.Way];
        if (letter is not ('G' or 'g') || (letter == 'g' && _chance.Next(3) > 0) || (next >= 0 && _lanes[next].Vehicles.Count >= Fits))
            return;
        lane.Vehicles.Dequeue();
        lane.Ready = now + 2;
        var goesOn = next >= 0 && _chance.NextDouble() >= Ends;
        Left += goesOn ? 0 : 1;
        if (goesOn)
            Enter(next, now);
    }

    private void Enter(int lane, double now)
    {
        if (_lanes[lane].Vehicles.Count >= Fits)
            return;
        // Three of four in the left lane go straight on, and five of six in the right one.
        var way = lane % 2 == 1 ? _chance.Next(4) == 0 ? 1 : 0 : _chance.Next(6) == 0 ? 0 : 1;
        _lanes[lane].Vehicles.Enqueue((now + Free, way));
        _lanes[lane].Came++;
    }

    /// <summary>The lanes that the two movements of a lane lead to; -1 out of the city.</summary>
    private int[] Next(int lane)
    {
        var (junction, side, number) = (lane / 8, lane / 2 % 4, lane % 2);
        return [.. Enumerable.Range(2 * number, 2).Select(kind => Neighbour(junction, MadeCity.Exit(side, kind)) is var other and >= 0
            ? 8 * other + 2 * ((MadeCity.Exit(side, kind) + 2) % 4) + number : -1)];
    }

    private int Feeder(int lane) => Neighbour(lane / 8, lane / 2 % 4);

    private int Neighbour(int junction, int side)
    {
        var (x, y) = (junction % _width + side switch { 1 => 1, 3 => -1, _ => 0 }, junction / _width + side switch { 0 => -1, 2 => 1, _ => 0 });
        return x < 0 || x >= _width || y < 0 || y * _width + x >= Views.Length ? -1 : y * _width + x;
    }

    private static JunctionView View(SignalJunction junction) => new()
    {
        Junction = junction,
        Lanes = [.. Enumerable.Range(0, 8).Select(i => new LaneView
        {
            Lane = i, Links = [2 * i, 2 * i + 1], Shares = i % 2 == 1 ? [0.75f, 0.25f] : [0.17f, 0.83f], StuckIn = new float[junction.Greens.Count], Sight = Free,
        })],
        Room = new float[16],
        Behind = new int[16],
        Inside = new int[16],
        Holds = [.. Enumerable.Repeat(2f, 16)],
    };

    private sealed class Lane(int[] next)
    {
        public Queue<(double At, int Way)> Vehicles { get; } = new(Fits);

        public int[] Next => next;

        public double Ready { get; set; }

        public int Came { get; set; }
    }
}
