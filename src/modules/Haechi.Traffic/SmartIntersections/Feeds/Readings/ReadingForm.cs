using System.Text.Json;

namespace Haechi.Traffic.SmartIntersections.Feeds.Readings;

/// <summary>A reading as it was sent: types are checked, sense is not.</summary>
internal sealed record ReadingForm
{
    public string? Network { get; init; }
    public string? Signal { get; init; }
    public string? Lane { get; init; }
    public double? Link { get; init; }
    public DateTimeOffset? At { get; init; }
    public double? Seconds { get; init; }
    public IReadOnlyDictionary<string, double>? Counts { get; init; }
    public double? Occupancy { get; init; }
    public double? QueueMetres { get; init; }
    public double? QueueVehicles { get; init; }
    public double? SpeedKmh { get; init; }
    public string? State { get; init; }
    public bool? Spillback { get; init; }
}

/// <summary>Reads one reading from JSON and tells every fault of its form.</summary>
internal sealed class ReadingReader
{
    private static readonly string[] Known = ["network", "signal", "lane", "link", "at", "seconds", "counts", "occupancy", "queueMetres", "queueVehicles", "speedKmh", "state", "spillback"];

    private readonly List<ReadingFault> _faults = [];
    private readonly JsonElement _item;

    private ReadingReader(JsonElement item) => _item = item;

    /// <summary>Reads it. The form holds what could be read, so that a fault can still be laid at its detector's door.</summary>
    public static (ReadingForm Form, IReadOnlyList<ReadingFault> Faults) Read(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return (new ReadingForm(), [ReadingFaults.NotAnObject]);
        var reader = new ReadingReader(item);
        return (reader.Form(), reader._faults);
    }

    private ReadingForm Form()
    {
        foreach (var field in _item.EnumerateObject().Where(f => !Known.Contains(f.Name)).Take(5))
            _faults.Add(ReadingFaults.Unknown(field.Name.Length <= 60 ? field.Name : field.Name[..60], Known));
        return new ReadingForm
        {
            Network = Text("network"), Signal = Text("signal"), Lane = Text("lane"), Link = Number("link"), At = Time(), Seconds = Number("seconds"), Counts = Counts(),
            Occupancy = Number("occupancy"), QueueMetres = Number("queueMetres"), QueueVehicles = Number("queueVehicles"), SpeedKmh = Number("speedKmh"),
            State = Text("state"), Spillback = Flag(),
        };
    }

    private JsonElement? Field(string name) => _item.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string? Text(string name)
    {
        if (Field(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && JsonWords.Of(value) is { } text)
            return text;
        _faults.Add(ReadingFaults.WrongType(name, "text"));
        return null;
    }

    private double? Number(string name) => Field(name) is { } value ? Number(name, value) : null;

    // 1e999 reads as infinity: no detector measures that.
    private double? Number(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
            return number;
        _faults.Add(ReadingFaults.WrongType(name, "number"));
        return null;
    }

    private bool? Flag()
    {
        if (Field("spillback") is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        _faults.Add(ReadingFaults.WrongType("spillback", "true/false"));
        return null;
    }

    private DateTimeOffset? Time()
    {
        if (Text("at") is not { } text)
            return null;
        // Without an offset a time would be read in whatever zone the server stands in.
        if (text.Length <= 40 && text.Contains('T', StringComparison.Ordinal) && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10)
            && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AdjustToUniversal, out var at))
            return at;
        _faults.Add(ReadingFaults.Time);
        return null;
    }

    private Dictionary<string, double>? Counts()
    {
        if (Field("counts") is not { } value)
            return null;
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        if (value.ValueKind != JsonValueKind.Object)
        {
            _faults.Add(ReadingFaults.WrongType("counts", "object"));
            return counts;
        }
        foreach (var part in value.EnumerateObject())
        {
            if (!VehicleCounts.Names.Contains(part.Name))
                _faults.Add(ReadingFaults.Unknown("counts." + (part.Name.Length <= 60 ? part.Name : part.Name[..60]), VehicleCounts.Names));
            else if (Number("counts." + part.Name, part.Value) is { } number)
                counts[part.Name] = number;
            if (_faults.Count > 20)
                break;
        }
        return counts;
    }
}
