using System.Text;
using Haechi.Signals.Networks;
using Haechi.Traffic.SmartIntersections.Junctions;

namespace Haechi.Traffic.SmartIntersections.Feeds.Street;

/// <summary>A network as it is now, ready to be drawn.</summary>
/// <param name="Junctions">In the order of the network's signals.</param>
/// <param name="Queues">Queues, as the data of one path.</param>
/// <param name="Blocked">Lanes on which vehicles stand behind a junction, as the data of one path.</param>
/// <param name="Green">Lights of lanes that may go, as the data of one path.</param>
/// <param name="Red">Lights of lanes that must stop.</param>
internal sealed record StreetView(IReadOnlyList<JunctionView> Junctions, string Queues, string Blocked, string Green, string Red)
{
    private const double LightMetres = 7;

    /// <summary>Junctions with the gravest first, else in the order of the network.</summary>
    public IReadOnlyList<int> Ranking => [.. Enumerable.Range(0, Junctions.Count).OrderByDescending(i => Rank(Junctions[i].Health)).ThenBy(i => i)];

    /// <summary>Looks at the network.</summary>
    public static StreetView Of(RegisteredNetwork network, StreetState street, FieldOptions options, DateTimeOffset now)
    {
        List<JunctionView> junctions = [.. Enumerable.Range(0, network.Roads.Signals.Count).Select(i => JunctionView.Of(network, i, street, options, now))];
        var lanes = junctions.SelectMany(j => j.Lanes).Where(l => l.Lane is not null).ToList();
        var queues = string.Concat(lanes.Where(l => l is { IsExit: false, QueueMetres: > 0 }).Select(l => QueueLine.Of(l.Lane!.Shape, l.QueueMetres)));
        var blocked = string.Concat(lanes.Where(l => l.IsBlocked).Select(l => QueueLine.Of(l.Lane!.Shape, l.Lane.Length)));
        var (green, red) = Lights(network, junctions);
        return new StreetView(junctions, queues, blocked, green, red);
    }

    private static int Rank(JunctionHealth health) => health switch { JunctionHealth.Spillback => 4, JunctionHealth.Silent => 3, JunctionHealth.Faulty => 2, JunctionHealth.NoReadings => 1, _ => 0 };

    private static (string Green, string Red) Lights(RegisteredNetwork network, List<JunctionView> junctions)
    {
        var (green, red) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < junctions.Count; i++)
        {
            if (junctions[i].State is not { } state)
                continue;
            foreach (var lane in network.Roads.Signals[i].Links.OfType<SignalLink>().Where(l => !l.IsCrossing).GroupBy(l => l.From))
                (lane.Any(l => state[l.Index] is 'G' or 'g') ? green : red).Append(QueueLine.Of(network.Roads.Lanes[lane.Key].Shape, LightMetres));
        }
        return (green.ToString(), red.ToString());
    }
}
