using Haechi.Signals.Networks;

namespace Haechi.Signals.Simulation.Measuring;

/// <summary>One vehicle since its last stop line.</summary>
internal sealed class Journey
{
    private double _lossBefore;
    private bool _moving = true;

    public int Lane { get; set; } = -1;

    public Movement? Crossing { get; set; }

    public bool Seen { get; set; }

    public double Delay { get; private set; }

    public double Standing { get; private set; }

    public double Co2 { get; private set; }

    public int Stops { get; private set; }

    public void Note(bool stands, bool moves, double loss, double co2, double seconds)
    {
        Seen = true;
        if (double.IsFinite(loss))
            (Delay, _lossBefore) = (Delay + Math.Max(0, loss - _lossBefore), Math.Max(loss, _lossBefore));
        if (double.IsFinite(co2) && co2 > 0)
            Co2 += co2;
        Standing += stands ? seconds : 0;
        Stops += stands && _moving ? 1 : 0;
        _moving = moves || (_moving && !stands);
    }

    public void Clear() => (Delay, Standing, Co2, Stops) = (0, 0, 0, 0);
}

/// <summary>The sums of one movement in one stretch of time.</summary>
internal sealed class Tally
{
    private int _vehicles, _stops, _queue;
    private double _delay, _standing, _co2;

    public bool IsEmpty => _vehicles == 0 && _queue == 0 && _delay <= 0 && _co2 <= 0;

    public void Add(Journey journey, bool crossed)
    {
        (_vehicles, _stops) = (_vehicles + (crossed ? 1 : 0), _stops + journey.Stops);
        (_delay, _standing, _co2) = (_delay + journey.Delay, _standing + journey.Standing, _co2 + journey.Co2);
    }

    public void Queue(int vehicles) => _queue = Math.Max(_queue, vehicles);

    public Tally Copy() => (Tally)MemberwiseClone();

    public MeasuredMovement Row(Movement? movement, double begin) => new(
        movement?.Junction ?? "", movement?.From ?? "", movement?.To ?? "", movement?.Turn ?? ' ', begin, _vehicles, _delay, _stops, _standing, _queue, _co2);
}

/// <summary>Which movement lies behind which lane, and who stands there.</summary>
internal sealed class StopLines
{
    private readonly Movement?[] _ahead;
    private readonly Movement?[] _across;
    private readonly int[] _standing;
    private readonly Dictionary<Movement, int[]> _lanesOf;

    public StopLines(RoadNetwork network, MovementMap movements)
    {
        var count = network.Lanes.Count;
        (_ahead, _across, _standing) = (new Movement?[count], new Movement?[count], new int[count]);
        _lanesOf = movements.All.ToDictionary(m => m, m => m.Links.Select(l => network.Signals[m.Signal].Links[l]!.From).Distinct().ToArray());
        foreach (var (movement, lanes) in _lanesOf)
        {
            foreach (var lane in lanes)
                _ahead[lane] ??= movement;
        }
        // A vehicle may stand on a lane of the road that leads nowhere for it; the road tells which signal is ahead.
        var roads = _ahead.OfType<Movement>().GroupBy(m => m.From).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        for (var lane = 0; lane < count; lane++)
            _ahead[lane] ??= network.Lanes[lane].IsInside ? null : roads.GetValueOrDefault(network.Lanes[lane].Road);
        foreach (var way in network.Connections.Where(c => c is { Via: >= 0, Signal: >= 0 } && !network.Lanes[c.From].IsInside))
            _across[way.Via] = movements.Find(way.Signal, network.Lanes[way.From].Road, network.Lanes[way.To].Road);
    }

    /// <summary>A movement of the signal ahead of a lane; null when none is ahead on its road.</summary>
    public Movement? Ahead(int lane) => lane < 0 ? null : _ahead[lane];

    /// <summary>The movement that a lane within a junction belongs to.</summary>
    public Movement? Across(int lane) => _across[lane];

    public void Clear() => Array.Clear(_standing);

    public void Stand(int lane) => _standing[lane]++;

    public int Queue(Movement movement)
    {
        var sum = 0;
        foreach (var lane in _lanesOf[movement])
            sum += _standing[lane];
        return sum;
    }
}
