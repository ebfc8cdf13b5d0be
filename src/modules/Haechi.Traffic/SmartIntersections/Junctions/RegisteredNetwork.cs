using Haechi.Signals.Networks;
using Haechi.Traffic.Signals.Reports;
using Haechi.Traffic.SmartIntersections.Storage;

namespace Haechi.Traffic.SmartIntersections.Junctions;

/// <summary>A network as it is used: read once, kept in memory.</summary>
/// <param name="Row">What is stored of it, without its source.</param>
/// <param name="Roads">Lanes, connections and signals.</param>
/// <param name="Junctions">Its junctions in the order of <see cref="RoadNetwork.Signals"/>.</param>
internal sealed record RegisteredNetwork(NetworkSummary Row, RoadNetwork Roads, IReadOnlyList<JunctionRow> Junctions)
{
    /// <summary>Its drawing for maps.</summary>
    public MapDrawing Drawing { get; } = MapDrawing.Of(Roads);

    /// <summary>Names of its streets and junctions.</summary>
    public RoadNames Names { get; } = new(Roads.Lanes, Junctions.ToDictionary(j => j.Signal, j => j.Title, StringComparer.Ordinal));

    /// <summary>For a lane before a stop line the number of the signal that it leads to.</summary>
    public IReadOnlyDictionary<int, int> SignalBehind { get; } = Roads.Signals.SelectMany((s, n) => s.Links.OfType<SignalLink>().Where(l => !l.IsCrossing).Select(l => (l.From, Signal: n)))
        .DistinctBy(l => l.From).ToDictionary(l => l.From, l => l.Signal);

    private readonly Dictionary<string, SignalJunction> _signals = Roads.Signals.ToDictionary(s => s.Id);
    private readonly Dictionary<string, RoadLane> _lanes = Roads.Lanes.DistinctBy(l => l.Id).ToDictionary(l => l.Id);

    /// <summary>The signal of this name; null when there is none.</summary>
    public SignalJunction? SignalOf(string id) => _signals.GetValueOrDefault(id);

    /// <summary>The lane of this name; null when there is none.</summary>
    public RoadLane? LaneOf(string? id) => id is null ? null : _lanes.GetValueOrDefault(id);
}

/// <summary>A line of the list of networks.</summary>
internal sealed record NetworkSummary(Guid Id, string Name, NetworkFormat Format, DateTimeOffset ImportedAt, string ImportedByName, bool IsDemo);
