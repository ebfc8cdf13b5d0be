using System.Text.Json;

namespace Haechi.Platform.Ingestion.Reading;

/// <summary>Reads one JSON object field by field and collects every fault instead of stopping at the first.</summary>
internal readonly struct JsonItem
{
    private readonly JsonElement _object;
    private readonly Faults _faults;
    private readonly string _prefix;

    private JsonItem(JsonElement value, Faults faults, string prefix) => (_object, _faults, _prefix) = (value, faults, prefix);

    /// <summary>Null, with a fault, when it is no object; unknown fields are faults.</summary>
    public static JsonItem? Of(JsonElement value, Faults faults, string prefix, ReadOnlySpan<string> known)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            faults.Add(prefix, IntakeErrors.WrongType("object"));
            return null;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (!Knows(property, known))
            {
                faults.Add(prefix, IntakeErrors.Unknown(JsonText.NameOf(property)));
            }
        }

        return new JsonItem(value, faults, prefix.Length == 0 ? "" : prefix + ".");
    }

    public string Text(string name)
    {
        var text = OptionalText(name, out var present);
        if (!present)
        {
            Add(name, IntakeErrors.Missing());
        }

        return text ?? "";
    }

    public string? OptionalText(string name) => OptionalText(name, out _);

    /// <summary>Position of the text in <paramref name="choices"/>; 0, with a fault, when it is none of them.</summary>
    public int Choice(string name, string[] choices)
    {
        var text = OptionalText(name, out var present);
        var position = Array.IndexOf(choices, text);
        if (!present)
        {
            Add(name, IntakeErrors.Missing());
        }
        else if (text is not null && position < 0)
        {
            Add(name, IntakeErrors.OneOf(string.Join(", ", choices)));
        }

        return Math.Max(position, 0);
    }

    public double Number(string name)
    {
        if (OptionalNumber(name, out var present) is { } number)
        {
            return number;
        }

        if (!present)
        {
            Add(name, IntakeErrors.Missing());
        }

        return 0;
    }

    public double? OptionalNumber(string name) => OptionalNumber(name, out _);

    public Guid? OptionalId(string name)
    {
        if (!Find(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && Guid.TryParseExact(JsonText.Read(value), "D", out var id))
        {
            return id;
        }

        Add(name, IntakeErrors.NotAnId());
        return null;
    }

    public DateTimeOffset? OptionalTime(string name)
    {
        if (!Find(name, out var value))
        {
            return null;
        }

        // Without an offset nobody knows which hour is meant; .NET would take the machine's.
        if (value.ValueKind == JsonValueKind.String && JsonText.Read(value) is { } text && HasOffset(text) && value.TryGetDateTimeOffset(out var at))
        {
            return at.ToUniversalTime();
        }

        Add(name, IntakeErrors.NotATime());
        return null;
    }

    public JsonElement? ArrayOf(string name) => OfKind(name, JsonValueKind.Array, "array");

    public JsonElement? ObjectOf(string name) => OfKind(name, JsonValueKind.Object, "object");

    public void Add(string name, (string, Kernel.LocalizedText, Kernel.LocalizedText) fault) => _faults.Add(_prefix + name, fault);

    private static bool Knows(JsonProperty property, ReadOnlySpan<string> known)
    {
        foreach (var name in known)
        {
            if (property.NameEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasOffset(string text) =>
        text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);

    private JsonElement? OfKind(string name, JsonValueKind kind, string expected)
    {
        if (!Find(name, out var value))
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Add(name, IntakeErrors.WrongType(expected));
        return null;
    }

    private string? OptionalText(string name, out bool present)
    {
        present = Find(name, out var value);
        if (!present)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Add(name, IntakeErrors.WrongType("string"));
            return null;
        }

        if (JsonText.Read(value) is { } text)
        {
            return text;
        }

        Add(name, IntakeErrors.ControlCharacter());
        return null;
    }

    private double? OptionalNumber(string name, out bool present)
    {
        present = Find(name, out var value);
        if (!present)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
        {
            return number;
        }

        Add(name, IntakeErrors.WrongType("number"));
        return null;
    }

    private bool Find(string name, out JsonElement value) =>
        _object.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
}
