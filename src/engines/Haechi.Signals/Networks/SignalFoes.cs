using System.Globalization;
using System.Xml.Linq;

namespace Haechi.Signals.Networks;

/// <summary>Which ways across a junction cross or meet, as the network's requests say.</summary>
internal sealed class SignalFoes
{
    private readonly Dictionary<(string Junction, int Request), string> _foes = [];
    private readonly Dictionary<string, int> _firstCrossing = [];

    public static SignalFoes Read(XElement root)
    {
        var read = new SignalFoes();
        foreach (var junction in root.Elements("junction"))
        {
            foreach (var request in junction.Elements("request"))
                read._foes[(SumoNet.Text(junction, "id"), Whole(SumoNet.Text(request, "index")))] = SumoNet.Text(request, "foes");
        }
        // The requests of a junction end with those of its crossings.
        var crossings = root.Elements("edge").Where(e => SumoNet.Text(e, "function") == "crossing").Select(e => Crossing(SumoNet.Text(e, "id")).Junction).CountBy(j => j);
        foreach (var (junction, count) in crossings)
            read._firstCrossing[junction] = read._foes.Keys.Count(k => k.Junction == junction) - count;
        return read;
    }

    /// <summary>
    /// For each link the links that cross or meet it, and of these the ones that may not be green with it. What the signal's own
    /// plan shows green together counts as compatible: its engineers said so, and yielding is then ruled by who gives way.
    /// </summary>
    public (LinkSet[] Meeting, LinkSet[] Conflicts) Of(List<SumoNet.Way> ways, List<SignalPhase> plan, int width)
    {
        var meeting = Meeting(ways, width);
        var conflicts = Meeting(ways, width);
        foreach (var phase in plan.Where(p => p.IsGreen))
            Allow(conflicts, phase.State);
        return (meeting, conflicts);
    }

    private LinkSet[] Meeting(List<SumoNet.Way> ways, int width)
    {
        var conflicts = Enumerable.Range(0, width).Select(_ => new LinkSet(width)).ToArray();
        var requests = ways.Where(w => w.IsCrossing || w.ViaName.Length > 0).Select(w => (Way: w, At: w.IsCrossing ? OfCrossing(w.ToName) : Request(w.ViaName))).ToList();
        var links = requests.GroupBy(r => r.At).ToDictionary(g => g.Key, g => g.First().Way.Link);
        foreach (var (way, at) in requests)
        {
            var foes = _foes.GetValueOrDefault(at, "");
            for (var i = 0; i < foes.Length; i++)
            {
                // The string runs from the last request to the first.
                if (foes[^(i + 1)] == '1' && links.TryGetValue((at.Junction, i), out var foe) && foe != way.Link)
                    conflicts[way.Link][foe] = conflicts[foe][way.Link] = true;
            }
        }
        return conflicts;
    }

    internal static void Allow(LinkSet[] conflicts, string state)
    {
        for (var a = 0; a < state.Length; a++)
        {
            for (var b = 0; b < state.Length; b++)
            {
                if (state[a] is 'G' or 'g' && state[b] is 'G' or 'g')
                    conflicts[a][b] = false;
            }
        }
    }

    private (string Junction, int Request) OfCrossing(string edge)
    {
        var (junction, number) = Crossing(edge);
        return (junction, number < 0 ? -1 : _firstCrossing.GetValueOrDefault(junction, -1 - number) + number);
    }

    /// <summary>":junction_c1" is the second crossing of the junction.</summary>
    private static (string Junction, int Number) Crossing(string edge) =>
        edge.LastIndexOf("_c", StringComparison.Ordinal) is var at and > 0 ? (edge[1..at], Whole(edge.AsSpan(at + 2))) : (edge, -1);

    /// <summary>":junction_3_1" is the second lane of the ways that begin at request 3.</summary>
    private static (string Junction, int Request) Request(string via)
    {
        var lane = via.LastIndexOf('_');
        var edge = lane > 0 ? via.LastIndexOf('_', lane - 1) : -1;
        return edge < 1 ? (via, -1) : (via[1..edge], Whole(via.AsSpan(edge + 1, lane - edge - 1)) + Whole(via.AsSpan(lane + 1)));
    }

    private static int Whole(ReadOnlySpan<char> text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
