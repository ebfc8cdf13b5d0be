using Haechi.Signals.Networks;

namespace Haechi.Signals.Control;

/// <summary>A stretch of road that a detector before a stop line sees.</summary>
/// <param name="Lane">Number of the lane.</param>
/// <param name="ToStopLine">Metres from the end of that lane to the stop line.</param>
/// <param name="Share">Part of its vehicles that will come to this stop line, as far as the lanes tell.</param>
/// <param name="Seconds">Time from its end to the stop line at the speed limits.</param>
internal readonly record struct SensorStretch(int Lane, double ToStopLine, double Share, double Seconds);

/// <summary>One lane before a stop line, and how far upstream it is seen.</summary>
internal sealed class Approach(int lane, IReadOnlyList<SensorStretch> stretches, IReadOnlyList<int> links)
{
    /// <summary>Number of the lane before the stop line.</summary>
    public int Lane => lane;

    /// <summary>What is seen, the lane itself first.</summary>
    public IReadOnlyList<SensorStretch> Stretches => stretches;

    /// <summary>Places of its movements in the signal's state.</summary>
    public IReadOnlyList<int> Links => links;

    /// <summary>Seconds of driving that are seen ahead: to the farthest stretch from which most vehicles come here, or to the range.</summary>
    public float Sight(RoadNetwork network, double range) => (float)stretches.Where(s => s.Share >= 0.4)
        .Max(s => s.Seconds + Math.Min(network.Lanes[s.Lane].Length, Math.Max(0, range - s.ToStopLine)) / network.Lanes[s.Lane].Speed);
}

/// <summary>Finds what lies before each stop line, up to the sensors' range.</summary>
internal sealed class ApproachMap
{
    private readonly RoadNetwork _network;
    private readonly ILookup<int, LaneConnection> _into;
    private readonly ILookup<int, LaneConnection> _outOf;

    public ApproachMap(RoadNetwork network)
    {
        _network = network;
        _into = network.Connections.ToLookup(c => c.To);
        _outOf = network.Connections.ToLookup(c => c.From);
    }

    /// <summary>The approaches of one signal. <paramref name="range"/>: metres that are seen upstream of a stop line.</summary>
    public List<Approach> Of(SignalJunction junction, double range) =>
        [.. junction.Links.OfType<SignalLink>().Where(l => !l.IsCrossing).GroupBy(l => l.From)
            .Select(g => Build(g.Key, [.. g.Select(l => l.Index)], range))];

    private Approach Build(int lane, IReadOnlyList<int> links, double range)
    {
        var (stretches, seen) = (new List<SensorStretch>(), new HashSet<int>());
        var open = new Queue<SensorStretch>([new SensorStretch(lane, 0, 1, 0)]);
        while (open.TryDequeue(out var at))
        {
            if (!seen.Add(at.Lane))
                continue;
            stretches.Add(at);
            var (begin, here) = (at.ToStopLine + _network.Lanes[at.Lane].Length, _network.Lanes[at.Lane]);
            if (begin >= range)
                continue;
            foreach (var way in _into[at.Lane])
            {
                var seconds = at.Seconds + here.Length / here.Speed;
                if (way.Via >= 0)
                    open.Enqueue(new SensorStretch(way.Via, begin, at.Share, seconds));
                // Who turns around at the end of a road is rare: it is the way of those who have left.
                if (way.Signal < 0 && way.Turn != 't')
                    open.Enqueue(new SensorStretch(way.From, begin + way.Length, at.Share / Math.Max(1, _outOf[way.From].Count()), seconds + way.Length / here.Speed));
            }
        }
        return new Approach(lane, stretches, links);
    }
}
