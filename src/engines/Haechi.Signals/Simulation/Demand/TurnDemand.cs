using System.Globalization;
using System.Text;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;

namespace Haechi.Signals.Simulation.Demand;

/// <summary>How well a demand meets the counts that it was made from.</summary>
/// <param name="Vehicles">Vehicles that were made.</param>
/// <param name="Counted">Crossings of stop lines that were counted.</param>
/// <param name="Made">Crossings of stop lines by the vehicles that were made.</param>
/// <param name="GoodFits">Movements whose hourly GEH is below 5, the usual bound of a good fit.</param>
/// <param name="Movements">Movements that were counted.</param>
public sealed record DemandFit(int Vehicles, double Counted, int Made, int GoodFits, int Movements);

/// <summary>
/// Makes vehicles from turning counts. Where more leave by an approach than its counted neighbours send there, vehicles begin; at each signal
/// they turn as the counts of that time say; where fewer are counted than were sent, the rest ends on the way. Between signals they take any
/// way that leads on, each alike. One seed gives one demand.
/// </summary>
public sealed class TurnDemand
{
    private const int LongestRoute = 200;

    private readonly MovementMap _movements;
    private readonly RoadWays _ways;
    private readonly List<RoadLink> _links;
    private readonly Dictionary<string, int> _signalOf;
    private readonly Dictionary<Movement, int> _made = [];
    private readonly Dictionary<string, double> _carry = new(StringComparer.Ordinal);

    /// <summary>Prepares the network.</summary>
    public TurnDemand(RoadNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        (_movements, _ways) = (new MovementMap(network), new RoadWays(network));
        _links = RoadLinks.Of(network, _movements);
        _signalOf = _movements.All.GroupBy(m => m.From).ToDictionary(g => g.Key, g => g.First().Signal, StringComparer.Ordinal);
    }

    /// <summary>Writes SUMO's routes for the counts.</summary>
    /// <param name="counts">The counts; of junctions that the network doesn't have nothing is made.</param>
    /// <param name="seed">Seed of turns and departure times.</param>
    /// <param name="output">Where the XML goes.</param>
    public DemandFit Write(TurnCounts counts, int seed, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(output);
        _made.Clear();
        _carry.Clear();
        var random = new Random(seed);
        var slices = counts.Rows.Select(r => (r.Begin, r.End)).Distinct().OrderBy(s => s.Begin).ToList();
        var vehicles = slices.SelectMany(s => Slice(counts, s.Begin, s.End, random)).OrderBy(v => v.Depart).ToList();
        output.WriteLine("""<routes><vType id="car" vClass="passenger" speedDev="0.1"/>""");
        for (var i = 0; i < vehicles.Count; i++)
            output.WriteLine(Line(i, vehicles[i]));
        output.WriteLine("</routes>");
        return Fit(counts, vehicles.Count);
    }

    private IEnumerable<Trip> Slice(TurnCounts counts, double begin, double end, Random random)
    {
        var rates = _movements.All.ToDictionary(m => m, m => counts.Rate(m, begin, end));
        var counted = rates.GroupBy(r => r.Key.From).ToDictionary(g => g.Key, g => g.Sum(r => r.Value), StringComparer.Ordinal);
        var fed = _links.GroupBy(l => l.Road).ToDictionary(g => g.Key, g => g.Sum(l => rates[l.Movement] * l.Share), StringComparer.Ordinal);
        foreach (var (road, rate) in counted.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            var wanted = Math.Max(0, rate - fed.GetValueOrDefault(road)) * (end - begin) + _carry.GetValueOrDefault(road);
            var number = (int)wanted;
            _carry[road] = wanted - number;
            for (var i = 0; i < number; i++)
                yield return new Trip(begin + random.NextDouble() * (end - begin), Route(road, rates, counted, fed, random));
        }
    }

    private List<string> Route(string from, Dictionary<Movement, double> rates, Dictionary<string, double> counted, Dictionary<string, double> fed, Random random)
    {
        var (route, met, crossedTo) = (_ways.UpTo(from), new HashSet<string>(StringComparer.Ordinal), from);
        for (var road = from; route.Count < LongestRoute;)
        {
            if (_signalOf.TryGetValue(road, out var signal))
            {
                var stays = road == from || random.NextDouble() * fed.GetValueOrDefault(road) < counted.GetValueOrDefault(road);
                if (!met.Add(road) || !stays || Turn(signal, road, rates, random) is not { } movement)
                    return road == crossedTo ? route : route[..^1]; // never without the road behind the last crossing
                _made[movement] = _made.GetValueOrDefault(movement) + 1;
                route.Add(road = crossedTo = movement.To);
                continue;
            }
            var next = _ways.Next(road);
            if (next.Count == 0)
                return route;
            route.Add(road = next[random.Next(next.Count)]);
        }
        return route;
    }

    private Movement? Turn(int signal, string road, Dictionary<Movement, double> rates, Random random)
    {
        var ways = _movements.All.Where(m => m.Signal == signal && m.From == road && rates[m] > 0).ToList();
        var at = random.NextDouble() * ways.Sum(m => rates[m]);
        foreach (var way in ways)
        {
            at -= rates[way];
            if (at <= 0)
                return way;
        }
        return ways.Count > 0 ? ways[^1] : null;
    }

    private DemandFit Fit(TurnCounts counts, int vehicles)
    {
        var hours = Math.Max(1e-9, (counts.End - counts.Begin) / 3600);
        var known = _movements.All.ToLookup(m => (m.Junction, m.From, m.To));
        var counted = counts.Rows.GroupBy(r => (r.Junction, r.From, r.To)).Where(g => known[g.Key].Any())
            .Select(g => (Counted: g.Sum(r => r.Vehicles), Made: _made.GetValueOrDefault(known[g.Key].First()))).Where(c => c.Counted > 0).ToList();
        var good = counted.Count(c => Math.Sqrt(2 * Math.Pow((c.Made - c.Counted) / hours, 2) / ((c.Made + c.Counted) / hours)) < 5);
        return new DemandFit(vehicles, counted.Sum(c => c.Counted), _made.Values.Sum(), good, counted.Count);
    }

    private static string Line(int number, Trip trip)
    {
        var roads = new StringBuilder();
        foreach (var road in trip.Roads)
            roads.Append(roads.Length == 0 ? "" : " ").Append(System.Security.SecurityElement.Escape(road));
        return string.Create(CultureInfo.InvariantCulture, $"""<vehicle id="v{number}" type="car" depart="{trip.Depart:0.00}" departLane="best" departSpeed="max"><route edges="{roads}"/></vehicle>""");
    }

    private sealed record Trip(double Depart, List<string> Roads);
}
