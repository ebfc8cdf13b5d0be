using Haechi.Signals.Networks;

namespace Haechi.Traffic.SmartIntersections.Junctions;

/// <summary>Names a junction as people do: by its streets.</summary>
internal static class StreetNames
{
    /// <summary>The streets that lead to it, those with most lanes first, at most three; the signal's own name when none is known.</summary>
    public static string Of(SignalJunction signal, RoadNetwork network)
    {
        var streets = signal.Links.OfType<SignalLink>().Where(l => !l.IsCrossing).Select(l => network.Lanes[l.From]).Distinct()
            .Where(l => l.Street is not null).GroupBy(l => l.Street!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key).Take(3).ToList();
        return streets.Count == 0 ? signal.Id : string.Join('·', streets) + (streets.Count == 1 ? " " + signal.Id : "");
    }
}
