using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Haechi.Signals.Networks;

/// <summary>A network of real junctions as JSON, which needs no simulator: lanes, connections, phases and ways that meet.</summary>
public static class NetworkJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        IndentSize = 1,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Reads a file: this form when its name ends in <c>.json</c>, a SUMO network otherwise.</summary>
    /// <exception cref="NetworkException">It is absent, broken or not whole. All errors of a JSON file's content are told at once.</exception>
    public static RoadNetwork ReadFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return SumoNet.Read(path);
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new NetworkException($"{path} can't be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads the text of a network. <paramref name="name"/>: what it is called in errors.</summary>
    /// <exception cref="NetworkException">It is broken or not whole.</exception>
    public static RoadNetwork Parse(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var form = JsonSerializer.Deserialize<NetworkForm>(text, Options) ?? new NetworkForm();
            return new NetworkFormReader(form).Read(name);
        }
        catch (JsonException exception)
        {
            throw new NetworkException($"{name}, line {(exception.LineNumber ?? 0) + 1}, at {exception.Path ?? "$"}: this can't be read as a network ({exception.Message}). Compare it with what 'haechi signals network FILE.net.xml --json OUT' writes.", exception);
        }
    }

    /// <summary>Writes a network so that <see cref="Parse"/> reads the same one again.</summary>
    public static string Write(RoadNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return JsonSerializer.Serialize(new NetworkForm
        {
            Format = NetworkForm.Current,
            Lanes = [.. network.Lanes.Select(Form)],
            Connections = [.. network.Connections.Select(c => Form(c, network))],
            Junctions = [.. network.Signals.Select(Form)],
        }, Options) + "\n";
    }

    private static LaneForm Form(RoadLane lane) => new()
    {
        Id = lane.Id,
        Length = lane.Length,
        Speed = lane.Speed,
        Cars = lane.TakesCars,
        Street = lane.Street,
        Shape = lane.Shape.Points is [] ? null : [.. lane.Shape.Points.Select(p => new[] { p.X, p.Y })],
    };

    private static ConnectionForm Form(LaneConnection c, RoadNetwork network) => new()
    {
        From = network.Lanes[c.From].Id,
        To = network.Lanes[c.To].Id,
        Via = c.Via < 0 ? null : network.Lanes[c.Via].Id,
        Length = c.Length,
        Turn = c.Turn.ToString(),
        Junction = c.Signal < 0 ? null : network.Signals[c.Signal].Id,
        Link = c.Signal < 0 ? null : c.Link,
    };

    private static JunctionForm Form(SignalJunction junction) => new()
    {
        Id = junction.Id,
        Offset = junction.Offset,
        Crossings = [.. junction.Links.OfType<SignalLink>().Where(l => l.IsCrossing).Select(l => new CrossingForm { Link = l.Index, Length = l.CrossingLength })],
        Phases = [.. junction.Plan.Select(p => new PhaseForm { State = p.State, Seconds = p.Duration, MinimumGreen = p.MinimumGreen, MaximumGreen = double.IsFinite(p.MaximumGreen) ? p.MaximumGreen : null })],
        Meeting = [.. Pairs(junction)],
    };

    private static IEnumerable<IReadOnlyList<int>> Pairs(SignalJunction junction)
    {
        for (var a = 0; a < junction.Links.Count; a++)
        {
            for (var b = a + 1; b < junction.Links.Count; b++)
            {
                if (junction.Meeting[a][b])
                    yield return [a, b];
            }
        }
    }
}
