namespace Haechi.Signals.Networks;

/// <summary>A movement (이동류) as people count it: from a road before a signal to a road behind it.</summary>
/// <param name="Signal">Number of the signal.</param>
/// <param name="Junction">Name of the signal.</param>
/// <param name="From">Road before the stop line.</param>
/// <param name="To">Road behind the junction.</param>
/// <param name="Turn">s straight, l left, r right, t around, as the network says.</param>
/// <param name="Links">Places in the signal's state, one for each pair of lanes.</param>
public sealed record Movement(int Signal, string Junction, string From, string To, char Turn, IReadOnlyList<int> Links);

/// <summary>The movements of a network.</summary>
public sealed class MovementMap
{
    private readonly Dictionary<(int Signal, string From, string To), Movement> _byRoads;

    /// <summary>Finds them.</summary>
    public MovementMap(RoadNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        All = [.. network.Signals.SelectMany((signal, number) => Of(network, signal, number))];
        _byRoads = All.ToDictionary(m => (m.Signal, m.From, m.To));
    }

    /// <summary>All of them, by signal.</summary>
    public IReadOnlyList<Movement> All { get; }

    /// <summary>The movement between two roads; null when there is none.</summary>
    public Movement? Find(int signal, string from, string to) => _byRoads.GetValueOrDefault((signal, from, to));

    private static IEnumerable<Movement> Of(RoadNetwork network, SignalJunction signal, int number) =>
        signal.Links.OfType<SignalLink>().Where(l => !l.IsCrossing)
            .GroupBy(l => (From: network.Lanes[l.From].Road, To: network.Lanes[l.To].Road))
            .Select(g => new Movement(number, signal.Id, g.Key.From, g.Key.To, char.ToLowerInvariant(g.First().Turn), [.. g.Select(l => l.Index)]));
}
