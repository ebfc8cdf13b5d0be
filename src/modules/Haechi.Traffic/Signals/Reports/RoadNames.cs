using Haechi.Signals.Networks;

namespace Haechi.Traffic.Signals.Reports;

/// <summary>Names movements as people do, by their streets, where the network names them.</summary>
internal sealed class RoadNames
{
    private readonly Dictionary<string, string> _streets;
    private readonly IReadOnlyDictionary<string, string> _junctions;

    /// <param name="lanes">Lanes that may know their street.</param>
    /// <param name="junctions">Titles of junctions by the name of the signal; default none.</param>
    public RoadNames(IEnumerable<RoadLane> lanes, IReadOnlyDictionary<string, string>? junctions = null)
    {
        _streets = lanes.Where(l => !l.IsInside && !string.IsNullOrWhiteSpace(l.Street)).DistinctBy(l => l.Road).ToDictionary(l => l.Road, l => l.Street!, StringComparer.Ordinal);
        _junctions = junctions ?? new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>A network of which nothing is known.</summary>
    public static RoadNames None { get; } = new([]);

    /// <summary>The junction's title; null when it has none but the signal's own name.</summary>
    public string? Junction(string signal) => _junctions.GetValueOrDefault(signal) is { } title && title != signal ? title : null;

    /// <summary>"해치대로 → 시장로", one street alone where it goes on; null when neither road has a name.</summary>
    public string? Movement(string from, string to)
    {
        var (before, after) = (_streets.GetValueOrDefault(from), _streets.GetValueOrDefault(to));
        return before is null && after is null ? null : before == after ? before : $"{before ?? from} → {after ?? to}";
    }
}
