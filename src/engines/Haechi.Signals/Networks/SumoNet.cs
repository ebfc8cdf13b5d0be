using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Haechi.Signals.Networks;

/// <summary>Reads a SUMO network (<c>.net.xml</c>).</summary>
/// <remarks>Source of the form: SUMO's documentation, "SUMO Road Networks".</remarks>
public static class SumoNet
{
    /// <summary>Reads the network of a file.</summary>
    /// <exception cref="NetworkException">The file is absent, broken, empty or has no signal.</exception>
    public static RoadNetwork Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Read(file, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new NetworkException($"{path} can't be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads the network of a stream. <paramref name="name"/>: what it is called in errors.</summary>
    /// <exception cref="NetworkException">It is broken, empty or has no signal.</exception>
    public static RoadNetwork Read(Stream stream, string name)
    {
        try
        {
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return Read(XDocument.Load(reader), name);
        }
        catch (XmlException exception)
        {
            throw new NetworkException($"{name}, line {exception.LineNumber}: this is no well-formed XML ({exception.Message}). Export the network again.", exception);
        }
    }

    private static RoadNetwork Read(XDocument document, string path)
    {
        if (document.Root is not { Name.LocalName: "net" } root)
            throw new NetworkException($"{path} is no SUMO network: its root is <{document.Root?.Name}>, not <net>.");
        var (lanes, numbers) = ReadLanes(root);
        var plans = root.Elements("tlLogic").GroupBy(l => Text(l, "id")).Select(g => g.First()).ToList();
        if (plans.Count == 0)
            throw new NetworkException($"{path} has no signal (tlLogic). Choose a network with signalised junctions.");
        var signals = plans.Select((p, i) => (Id: Text(p, "id"), i)).ToDictionary(p => p.Id, p => p.i);
        var ways = root.Elements("connection").Select(c => ReadWay(c, numbers, lanes, signals)).OfType<Way>().ToList();
        var foes = SignalFoes.Read(root);
        var junctions = plans.Select((p, i) => ReadSignal(p, [.. ways.Where(w => w.Signal == i)], lanes, foes, path)).ToList();
        return new RoadNetwork(lanes, [.. ways.Where(w => !w.IsCrossing).Select(w => w.ToConnection())], junctions);
    }

    private static (List<RoadLane> Lanes, Dictionary<string, int> Numbers) ReadLanes(XElement root)
    {
        var (lanes, numbers) = (new List<RoadLane>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var lane in root.Elements("edge").Elements("lane"))
        {
            numbers[Text(lane, "id")] = lanes.Count;
            lanes.Add(new RoadLane(Text(lane, "id"), Number(lane, "length", 0), Number(lane, "speed", 13.89), TakesCars(lane))
            {
                Shape = Shape(Text(lane, "shape")),
                Street = Text(lane.Parent!, "name") is { Length: > 0 } street ? street : null,
            });
        }
        return (lanes, numbers);
    }

    /// <summary>Points as "x,y x,y" (a third number is the height). What can't be read is no place: a picture is not worth refusing a network.</summary>
    private static LaneShape Shape(string text)
    {
        var points = ImmutableArray.CreateBuilder<RoadPoint>();
        foreach (var part in text.AsSpan().Split(' '))
        {
            var point = text.AsSpan(part);
            var comma = point.IndexOf(',');
            if (comma < 0 || points.Count == LaneShape.Most)
                return LaneShape.None;
            var rest = point[(comma + 1)..];
            var north = rest.IndexOf(',') is var second and >= 0 ? rest[..second] : rest;
            if (!Coordinate(point[..comma], out var x) || !Coordinate(north, out var y))
                return LaneShape.None;
            points.Add(new RoadPoint(x, y));
        }
        return points.Count < 2 ? LaneShape.None : new LaneShape(points.ToImmutable());
    }

    private static bool Coordinate(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static bool TakesCars(XElement lane) =>
        (Text(lane, "allow"), Text(lane, "disallow")) is var (allow, disallow) && (allow.Length == 0 || Names(allow, "passenger", "all")) && !Names(disallow, "passenger", "all");

    private static bool Names(string classes, params ReadOnlySpan<string> wanted)
    {
        foreach (var name in classes.Split(' '))
        {
            if (wanted.Contains(name))
                return true;
        }
        return false;
    }

    private static Way? ReadWay(XElement c, Dictionary<string, int> numbers, List<RoadLane> lanes, Dictionary<string, int> signals)
    {
        if (!numbers.TryGetValue($"{Text(c, "from")}_{Text(c, "fromLane")}", out var from) || !numbers.TryGetValue($"{Text(c, "to")}_{Text(c, "toLane")}", out var to))
            return null;
        var via = numbers.GetValueOrDefault(Text(c, "via"), -1);
        var signal = signals.GetValueOrDefault(Text(c, "tl"), -1);
        var turn = Text(c, "dir") is { Length: > 0 } dir ? dir[0] : 's';
        return new Way(from, to, via, via < 0 ? 0 : lanes[via].Length, signal, signal < 0 ? -1 : (int)Number(c, "linkIndex", -1), turn,
            Text(c, "from")[0] == ':' && Text(c, "to").Contains("_c", StringComparison.Ordinal), Text(c, "via"), Text(c, "to"));
    }

    private static SignalJunction ReadSignal(XElement plan, List<Way> ways, List<RoadLane> lanes, SignalFoes foes, string path)
    {
        var id = Text(plan, "id");
        List<SignalPhase> phases = [.. plan.Elements("phase").Select(p => new SignalPhase(Text(p, "state"), Number(p, "duration", 0), Number(p, "minDur", 0), Number(p, "maxDur", double.PositiveInfinity)))];
        var width = phases.Count == 0 ? 0 : phases[0].State.Length;
        if (phases.Find(p => p.State.Length != width || p.State.Length == 0) is { } odd || width == 0)
            throw new NetworkException($"{path}: the signal {id} has no phase, or phases of unequal length. Repair its tlLogic.");
        if (ways.Find(w => w.Link < 0 || w.Link >= width) is { } lost)
            throw new NetworkException($"{path}: the signal {id} shows {width} links, but link {lost.Link} is connected to it. Repair its tlLogic.");
        var links = new SignalLink?[width];
        foreach (var way in ways)
            links[way.Link] ??= way.ToLink(lanes);
        return new SignalJunction(id, links, phases, Number(plan, "offset", 0), foes.Of(ways, phases, width));
    }

    internal static string Text(XElement element, string name) => (string?)element.Attribute(name) ?? "";

    private static double Number(XElement element, string name, double other) =>
        double.TryParse((string?)element.Attribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : other;

    /// <summary>A connection as it is written.</summary>
    internal sealed record Way(int From, int To, int Via, double Length, int Signal, int Link, char Turn, bool IsCrossing, string ViaName, string ToName)
    {
        public LaneConnection ToConnection() => new(From, To, Via, Length, Signal, Link, Turn);

        public SignalLink ToLink(List<RoadLane> lanes) =>
            IsCrossing ? new(Link, -1, -1, Turn, Math.Max(1, lanes[To].Length)) : new(Link, From, To, Turn, 0);
    }
}
