using Haechi.Signals.Control;
using Haechi.Signals.Networks;

namespace Haechi.Signals.Simulation;

/// <summary>Counts who passes the stop lines, by movement: for the shares of turns of each lane, and for the neighbours.</summary>
internal sealed class StopLines
{
    /// <summary>Vehicles of a lane over which the shares of its movements are counted.</summary>
    private const float ShareMemory = 80;

    private readonly Dictionary<int, (int Signal, LaneView View, int[] Ways)> _lanes = [];
    private readonly Neighbours _neighbours;

    public StopLines(RoadNetwork network, IReadOnlyList<JunctionView> views, Neighbours neighbours)
    {
        _neighbours = neighbours;
        for (var signal = 0; signal < views.Count; signal++)
        {
            foreach (var lane in views[signal].Lanes)
            {
                var ways = lane.Links.Select(l => network.Connections.First(c => c.Signal == signal && c.Link == l && c.From == lane.Lane));
                _lanes[lane.Lane] = (signal, lane, [.. ways.SelectMany(c => new[] { c.Via, c.To })]);
            }
        }
    }

    /// <summary>Counts a vehicle that has gone from one lane to another. False when that was not over a stop line.</summary>
    public bool Passed(int before, int lane, double now)
    {
        if (!_lanes.TryGetValue(before, out var at))
            return false;
        for (var way = 0; way < at.View.Links.Count; way++)
        {
            if (at.Ways[2 * way] != lane && at.Ways[2 * way + 1] != lane)
                continue;
            var shares = at.View.Shares;
            for (var other = 0; other < shares.Length; other++)
                shares[other] += ((other == way ? 1 : 0) - shares[other]) / ShareMemory;
            _neighbours.Left(at.Signal, at.View.Links[way], now);
            return true;
        }
        return false;
    }
}
