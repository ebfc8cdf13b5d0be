using Haechi.Signals.Control;
using Haechi.Signals.Networks;

namespace Haechi.Signals.Simulation;

/// <summary>
/// Coordination between neighbours (연동): each junction counts whom it lets go over its stop lines and tells the next ones, which foresee a platoon
/// on a long road before it is within sight. Which lane somebody will take is not known: the lanes' own counts of the last minutes tell the parts.
/// </summary>
internal sealed class Neighbours
{
    /// <summary>Metres upstream up to which a neighbour is listened to.</summary>
    private const double Reach = 1000;

    /// <summary>Seconds that a vehicle loses behind a stop line until it is as fast as the road allows.</summary>
    private const float Starting = 2;

    /// <summary>Part of those who come that neighbours must have told of, else the mean rate tells more.</summary>
    private const float Known = 0.7f;

    private const float RateMemory = 300;

    /// <summary>Seconds after which somebody has arrived or does not come.</summary>
    private const double Forget = 90;

    private readonly RoadNetwork _network;
    private readonly IReadOnlyList<JunctionView> _views;
    private readonly Sent[][] _sent;
    private readonly Feeder[][][] _feeders;

    /// <param name="network">Lanes and signals.</param>
    /// <param name="map">What lies before the stop lines.</param>
    /// <param name="views">What is known of each junction, in the network's order.</param>
    public Neighbours(RoadNetwork network, ApproachMap map, IReadOnlyList<JunctionView> views)
    {
        (_network, _views) = (network, views);
        _sent = [.. views.Select(v => v.Junction.Links.Select(_ => new Sent()).ToArray())];
        var into = network.Connections.Where(c => c.Signal >= 0).ToLookup(c => network.Lanes[c.To].Road);
        _feeders = [.. views.Select((v, signal) => Feeders(map.Of(v.Junction, Reach), v, signal, into))];
    }

    /// <summary>Notes that a vehicle has passed a stop line.</summary>
    public void Left(int signal, int link, double now) => _sent[signal][link].Add(now);

    /// <summary>A second goes by.</summary>
    public void Tick(double now)
    {
        foreach (var signal in _sent)
        {
            foreach (var movement in signal)
                movement.Tick(now);
        }
    }

    /// <summary>Writes who will come into the view of one junction.</summary>
    public void Foresee(int signal, double now)
    {
        for (var lane = 0; lane < _feeders[signal].Length; lane++)
            Foresee(_feeders[signal][lane], _views[signal].Lanes[lane], now);
    }

    private static void Foresee(Feeder[] feeders, LaneView view, double now)
    {
        view.Coming.Clear();
        view.Foreseen = 0;
        var told = feeders.Sum(f => f.Sent.Rate);
        if (told <= 0 || told < Known * view.Rate || feeders.Any(f => !f.From.IsSeen))
            return;
        var share = Math.Min(1, view.Rate / told);
        foreach (var feeder in feeders)
        {
            foreach (var left in feeder.Sent.Times)
            {
                var arrival = (float)(left + feeder.Seconds - now);
                if (arrival > view.Sight)
                    view.Coming.Add(new SeenVehicle(feeder.Distance, 0, arrival, share));
            }
        }
        view.Coming.Sort(static (x, y) => x.Arrival.CompareTo(y.Arrival));
        view.Foreseen = feeders.Min(f => f.Seconds);
    }

    /// <remarks>Whom a junction lets go itself does not come back to it, although a road that ends in a turnaround says so.</remarks>
    private Feeder[][] Feeders(List<Approach> approaches, JunctionView view, int signal, ILookup<string, LaneConnection> into) =>
        [.. approaches.Select((a, lane) => a.Stretches.DistinctBy(s => _network.Lanes[s.Lane].Road)
            .SelectMany(s => into[_network.Lanes[s.Lane].Road].Where(c => c.Signal != signal).Select(c => FeederOf(c, s))).Where(f => f.Seconds > view.Lanes[lane].Sight).ToArray())];

    private Feeder FeederOf(LaneConnection way, SensorStretch to)
    {
        var lane = _network.Lanes[to.Lane];
        return new Feeder(_sent[way.Signal][way.Link], _views[way.Signal].Lanes.First(l => l.Lane == way.From), (float)((way.Length + lane.Length) / lane.Speed + to.Seconds) + Starting, (float)(to.ToStopLine + lane.Length));
    }

    /// <summary>A movement of a neighbour from which vehicles come.</summary>
    /// <param name="Sent">Whom it has let go.</param>
    /// <param name="From">The lane before its stop line: nothing is known of it while its detector is lost.</param>
    /// <param name="Seconds">From its stop line to the one here.</param>
    /// <param name="Distance">Metres from the beginning of the road to the stop line here.</param>
    private sealed record Feeder(Sent Sent, LaneView From, float Seconds, float Distance);

    /// <summary>Whom a movement has let go lately, and how many a second.</summary>
    private sealed class Sent
    {
        private int _new;

        public Queue<double> Times { get; } = [];

        public float Rate { get; private set; }

        public void Add(double now)
        {
            Times.Enqueue(now);
            _new++;
        }

        public void Tick(double now)
        {
            Rate += (_new - Rate) / RateMemory;
            _new = 0;
            while (Times.TryPeek(out var first) && first < now - Forget)
                Times.Dequeue();
        }
    }
}
