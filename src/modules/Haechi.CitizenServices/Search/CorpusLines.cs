using System.Globalization;
using System.Text.Json;
using Haechi.Retrieval;

namespace Haechi.CitizenServices.Search;

/// <summary>Reads documents out of the lines of a corpus.</summary>
internal sealed class CorpusLines
{
    private readonly Dictionary<string, long> _seen = new(StringComparer.Ordinal);

    /// <summary>The document of a line, or why there is none.</summary>
    public (TextDocument? Document, string? Fault) Read(JsonLine line)
    {
        if (line.Object is not { } json)
            return (null, line.Fault);
        var id = json.Text("id");
        if (string.IsNullOrEmpty(id))
            return (null, "no id");
        var (title, text) = (json.Text("title") ?? string.Empty, json.Text("text") ?? string.Empty);
        if (string.IsNullOrWhiteSpace(title) && string.IsNullOrWhiteSpace(text))
            return (null, $"neither title nor text (id {id})");
        if (!TryDay(json, "date", out var date) || !TryDay(json, "validFrom", out var from) || !TryDay(json, "validUntil", out var until))
            return (null, $"a date is not written as 2026-11-22 (id {id})");
        if (!_seen.TryAdd(id, line.Number))
            return (null, $"id {id} is on line {_seen[id]} already");
        return (new TextDocument(id, title, text)
        {
            Source = json.Text("source"), Owner = json.Text("owner"), Date = date, ValidFrom = from, ValidUntil = until,
        }, null);
    }

    /// <summary>A day, or a moment of which only the day counts.</summary>
    private static bool TryDay(JsonElement json, string name, out DateOnly? day)
    {
        day = null;
        var text = json.Text(name);
        if (string.IsNullOrWhiteSpace(text))
            return !json.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.String;
        if (DateOnly.TryParseExact(text.Trim(), ["yyyy-MM-dd", "yyyy.MM.dd", "yyyyMMdd", "yyyy/MM/dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var exact))
            day = exact;
        else if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            day = DateOnly.FromDateTime(moment.DateTime);
        return day is not null;
    }
}
