using Haechi.Signals.Networks;

namespace Haechi.Signals.Control.Webster;

/// <summary>Vehicles of one movement that come to another signal without a signal between.</summary>
/// <param name="Movement">The movement that they leave by.</param>
/// <param name="Signal">Number of the signal that they come to.</param>
/// <param name="Road">Road before its stop line.</param>
/// <param name="Seconds">Travel time at the speed limits.</param>
/// <param name="Share">Part of the movement that comes there, as far as the roads tell, 0 to 1.</param>
internal sealed record RoadLink(Movement Movement, int Signal, string Road, double Seconds, double Share);

/// <summary>Finds which signals feed which others.</summary>
internal static class RoadLinks
{
    /// <summary>Seconds of travel after which a platoon is one no more.</summary>
    private const double Farthest = 120;

    public static List<RoadLink> Of(RoadNetwork network, MovementMap movements)
    {
        var signalOf = movements.All.GroupBy(m => m.From).ToDictionary(g => g.Key, g => g.First().Signal, StringComparer.Ordinal);
        var seconds = network.Lanes.Where(l => !l.IsInside).GroupBy(l => l.Road).ToDictionary(g => g.Key, g => g.Max(l => l.Length / Math.Max(1, l.Speed)), StringComparer.Ordinal);
        var next = network.Connections.Where(c => c is { Signal: < 0, Turn: not 't' } && !network.Lanes[c.From].IsInside && network.Lanes[c.To].TakesCars)
            .Select(c => (From: network.Lanes[c.From].Road, To: network.Lanes[c.To].Road)).Distinct().ToLookup(c => c.From, c => c.To, StringComparer.Ordinal);
        return [.. movements.All.SelectMany(m => From(m, signalOf, seconds, next))];
    }

    private static IEnumerable<RoadLink> From(Movement movement, Dictionary<string, int> signalOf, Dictionary<string, double> seconds, ILookup<string, string> next)
    {
        var (open, seen) = (new Queue<(string Road, double Seconds, double Share)>([(movement.To, 0, 1)]), new HashSet<string>(StringComparer.Ordinal));
        while (open.TryDequeue(out var at))
        {
            if (!seen.Add(at.Road))
                continue;
            var end = at.Seconds + seconds.GetValueOrDefault(at.Road);
            if (signalOf.TryGetValue(at.Road, out var signal))
            {
                yield return new RoadLink(movement, signal, at.Road, end, at.Share);
                continue;
            }
            if (end > Farthest)
                continue;
            var ways = next[at.Road].ToList();
            foreach (var road in ways)
                open.Enqueue((road, end, at.Share / ways.Count));
        }
    }
}
