using System.Globalization;

namespace Haechi.Signals.Networks;

/// <summary>Makes a network of its neutral form, or says all that is wrong with it.</summary>
internal sealed class NetworkFormReader(NetworkForm form)
{
    private const int MostErrors = 50;
    private readonly List<string> _errors = [];
    private readonly Dictionary<string, int> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _junctions = new(StringComparer.Ordinal);

    public RoadNetwork Read(string name)
    {
        if (form.Format != NetworkForm.Current)
            Fault("format", $"\"{form.Format}\" is not known; write \"{NetworkForm.Current}\"");
        var lanes = (form.Lanes ?? []).Select(Lane).ToList();
        var junctions = form.Junctions ?? [];
        if (junctions.Count == 0)
            Fault("junctions", "there is none; write at least one");
        for (var i = 0; i < junctions.Count; i++)
            Name(_junctions, junctions[i]?.Id, $"junctions[{i}]", i);
        var widths = junctions.Select(j => j?.Phases is [{ State: { } state }, ..] ? state.Length : 0).ToList();
        var connections = (form.Connections ?? []).Select((c, i) => Connection(c, $"connections[{i}]", widths)).ToList();
        var signals = junctions.Select((j, i) => new JunctionFormReader(Fault, $"junctions[{i}]").Read(j, widths[i], Links(connections, i, widths[i]))).ToList();
        if (_errors.Count > 0)
            throw new NetworkException(Message(name));
        return new RoadNetwork(lanes, connections, signals);
    }

    private void Fault(string where, string what) => _errors.Add($"{where}: {what}.");

    private string Message(string name)
    {
        var more = _errors.Count > MostErrors ? string.Create(CultureInfo.InvariantCulture, $"\n  … and {_errors.Count - MostErrors} more") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{name}: {_errors.Count} errors\n  {string.Join("\n  ", _errors.Take(MostErrors))}{more}");
    }

    private RoadLane Lane(LaneForm? lane, int at)
    {
        var where = $"lanes[{at}]";
        Name(_lanes, lane?.Id, where, at);
        if (lane is { Length: < 0 or > 100_000 })
            Fault(where + ".length", "write metres from 0 to 100,000");
        if (lane is { Speed: <= 0 or > 100 })
            Fault(where + ".speed", "write metres a second above 0 and at most 100");
        return new RoadLane(lane?.Id ?? "", lane?.Length ?? 0, lane?.Speed ?? 0, lane?.Cars ?? true) { Shape = Shape(lane?.Shape, where + ".shape"), Street = lane?.Street };
    }

    private LaneShape Shape(IReadOnlyList<IReadOnlyList<double>?>? points, string where)
    {
        if (points is null or [])
            return LaneShape.None;
        if (points.Count is > 1 and <= LaneShape.Most && points.All(p => p is [var x, var y] && double.IsFinite(x) && double.IsFinite(y)))
            return new LaneShape([.. points.Select(p => new RoadPoint(p![0], p[1]))]);
        Fault(where, $"write 2 to {LaneShape.Most} points [east, north] in metres");
        return LaneShape.None;
    }

    private LaneConnection Connection(ConnectionForm? c, string where, List<int> widths)
    {
        var (from, to) = (LaneOf(c?.From, where + ".from"), LaneOf(c?.To, where + ".to"));
        var via = c?.Via is null ? -1 : LaneOf(c.Via, where + ".via");
        var turn = c?.Turn ?? "s";
        if (turn is not ("s" or "l" or "r" or "t" or "L" or "R"))
            Fault(where + ".turn", $"\"{turn}\" is not known; write s straight, l left, r right, t around (L, R partly)");
        if (c is { Length: < 0 or > 10_000 })
            Fault(where + ".length", "write metres from 0 to 10,000");
        var signal = -1;
        if (c?.Junction is { } junction && !_junctions.TryGetValue(junction, out signal))
        {
            Fault(where + ".junction", $"there is no junction \"{junction}\"; write its id, or leave junction and link away");
            signal = -1;
        }
        var link = signal < 0 ? -1 : c?.Link ?? -1;
        if (signal >= 0 && widths[signal] > 0 && (link < 0 || link >= widths[signal]))
            Fault(where + ".link", $"write the place of its letter in the phases of {c!.Junction}, 0 to {widths[signal] - 1}");
        return new LaneConnection(from, to, via, c?.Length ?? 0, signal, link, turn.Length > 0 ? turn[0] : 's');
    }

    private static SignalLink?[] Links(List<LaneConnection> connections, int signal, int width)
    {
        var links = new SignalLink?[width];
        foreach (var c in connections.Where(c => c.Signal == signal && c.Link >= 0 && c.Link < width))
            links[c.Link] ??= new SignalLink(c.Link, c.From, c.To, c.Turn, 0);
        return links;
    }

    private int LaneOf(string? id, string where)
    {
        if (id is not null && _lanes.TryGetValue(id, out var number))
            return number;
        Fault(where, $"there is no lane \"{id}\"; write the id of one of the lanes");
        return -1;
    }

    private void Name(Dictionary<string, int> names, string? id, string where, int at)
    {
        if (string.IsNullOrWhiteSpace(id))
            Fault(where + ".id", "it is missing; give each a name of its own");
        else if (!names.TryAdd(id, at))
            Fault(where + ".id", $"\"{id}\" stands twice; give each a name of its own");
    }
}
