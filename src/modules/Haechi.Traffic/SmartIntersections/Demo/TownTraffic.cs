using Haechi.Signals.Networks;
using Haechi.Traffic.SmartIntersections.Feeds.Counts;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;

namespace Haechi.Traffic.SmartIntersections.Demo;

/// <summary>Invented traffic of the demo town: roads from outside bring vehicles, each junction shares them out, and the day has two peaks.</summary>
internal sealed class TownTraffic
{
    private const int Rounds = 40;

    private readonly RoadNetwork _roads;
    private readonly MovementMap _movements;
    private readonly Dictionary<string, double> _flows;

    public TownTraffic(RoadNetwork roads)
    {
        (_roads, _movements) = (roads, new MovementMap(roads));
        _flows = Flows();
    }

    /// <summary>All movements.</summary>
    public IReadOnlyList<Movement> Movements => _movements.All;

    /// <summary>Vehicles a second of a movement at a second of the day.</summary>
    public double Rate(Movement movement, double second) => _flows[movement.From] * Share(movement) * Level(second / 3600) / 3600;

    /// <summary>The counts of a movement in a quarter of an hour; the same on every machine.</summary>
    public CountRow Quarter(Guid network, Movement movement, DateOnly day, int second)
    {
        var noise = 0.85 + 0.3 * Draw($"{movement.Junction} {movement.From} {movement.To} {day:yyyyMMdd} {second}");
        var vehicles = Math.Round(Rate(movement, second + CountStore.Quarter / 2) * CountStore.Quarter * noise);
        return new CountRow
        {
            NetworkId = network, Junction = movement.Junction, FromRoad = movement.From, ToRoad = movement.To, Day = day, Second = second,
            Vehicles = vehicles, Heavy = Math.Round(vehicles * 0.08),
        };
    }

    /// <summary>A number from 0 to 1 that depends on the text alone.</summary>
    public static double Draw(string of)
    {
        var hash = 2166136261u;
        foreach (var letter in of)
            hash = (hash ^ letter) * 16777619u;
        hash ^= hash >> 15;
        return (hash * 2246822519u >> 8) / (double)(1 << 24);
    }

    /// <summary>Share of the busiest hour: low at night, a peak towards 8:30 and one towards 18:30.</summary>
    private static double Level(double hour) =>
        0.12 + 0.43 * Hill(hour, 13, 5) + 0.62 * Hill(hour, 8.5, 1.3) + 0.6 * Hill(hour, 18.5, 1.6);

    private static double Hill(double hour, double top, double width) => Math.Exp(-Math.Pow((hour - top) / width, 2));

    private double Share(Movement movement)
    {
        var all = _movements.All.Where(m => m.Signal == movement.Signal && m.From == movement.From).ToList();
        return Weight(movement.Turn) / all.Sum(m => Weight(m.Turn));
    }

    private static double Weight(char turn) => turn switch { 's' => 6, 'r' => 2, 'l' => 2, _ => 0.2 };

    private Dictionary<string, double> Flows()
    {
        var fed = _movements.All.Select(m => m.To).ToHashSet(StringComparer.Ordinal);
        var lanes = _roads.Lanes.Where(l => l.TakesCars && !l.IsInside).GroupBy(l => l.Road).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var flows = lanes.ToDictionary(r => r.Key, r => fed.Contains(r.Key) ? 0 : 190.0 * r.Value, StringComparer.Ordinal);
        var shares = _movements.All.Select(m => (m.From, m.To, Share: Share(m))).ToList();
        for (var i = 0; i < Rounds; i++)
        {
            foreach (var road in fed)
                flows[road] = shares.Where(s => s.To == road).Sum(s => flows[s.From] * s.Share);
        }
        return flows;
    }
}
