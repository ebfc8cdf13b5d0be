using Haechi.Signals.Networks;

namespace Haechi.Signals.Simulation.Demand;

/// <summary>How roads lead on where no signal is between, and where they come from; for cars.</summary>
internal sealed class RoadWays
{
    /// <summary>Metres before a stop line at which a vehicle begins, so that a queue has room.</summary>
    private const double RunUp = 400;

    private readonly ILookup<string, string> _next;
    private readonly ILookup<string, string> _before;
    private readonly Dictionary<string, double> _length;

    public RoadWays(RoadNetwork network)
    {
        var ways = network.Connections.Where(c => c.Turn != 't' && !network.Lanes[c.From].IsInside && network.Lanes[c.From].TakesCars && network.Lanes[c.To].TakesCars).ToList();
        var free = ways.Where(c => c.Signal < 0).Select(c => (From: network.Lanes[c.From].Road, To: network.Lanes[c.To].Road)).Distinct().ToList();
        var ruled = ways.Where(c => c.Signal >= 0).Select(c => network.Lanes[c.To].Road).ToHashSet(StringComparer.Ordinal);
        (_next, _before) = (free.ToLookup(w => w.From, w => w.To, StringComparer.Ordinal), free.Where(w => !ruled.Contains(w.From)).ToLookup(w => w.To, w => w.From, StringComparer.Ordinal));
        _length = network.Lanes.Where(l => !l.IsInside).GroupBy(l => l.Road).ToDictionary(g => g.Key, g => g.Max(l => l.Length), StringComparer.Ordinal);
    }

    /// <summary>Roads that a road leads to without a signal between.</summary>
    public IReadOnlyList<string> Next(string road) => [.. _next[road]];

    /// <summary>The roads by which vehicles come to an approach, the farthest first, the approach last.</summary>
    public List<string> UpTo(string road)
    {
        List<string> roads = [road];
        for (var length = _length.GetValueOrDefault(road); length < RunUp && _before[roads[0]].FirstOrDefault(r => !roads.Contains(r)) is { } before;)
        {
            roads.Insert(0, before);
            length += _length.GetValueOrDefault(before);
        }
        return roads;
    }
}
