using System.Buffers;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Haechi.Platform.Telemetry.Logs;

/// <summary>Writes one entry as one line of JSON, redacted.</summary>
internal static class LogLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(LogEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("at", entry.At);
            json.WriteString("level", entry.Level.ToString().ToLowerInvariant());
            json.WriteString("category", entry.Category);
            json.WriteString("message", LogRedaction.Clean(entry.Message));
            if (entry.Event is { Length: > 0 })
            {
                json.WriteString("event", entry.Event);
            }

            WriteTrace(json, entry);
            WriteValues(json, entry.Values);
            if (entry.Exception is not null)
            {
                json.WriteString("exception", LogRedaction.Clean(entry.Exception));
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static string Text(LogEntry entry) => $"{entry.Level.ToString().ToLowerInvariant()}: {LogRedaction.Clean(entry.Message)}";

    private static void WriteTrace(Utf8JsonWriter json, LogEntry entry)
    {
        if (entry.TraceId is { } trace)
        {
            json.WriteString("trace", trace);
        }
    }

    private static void WriteValues(Utf8JsonWriter json, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.WriteStartObject("values");
        foreach (var (name, value) in values)
        {
            json.WriteString(name, LogRedaction.Clean(value));
        }

        json.WriteEndObject();
    }
}

/// <summary>One entry.</summary>
internal sealed record LogEntry(
    DateTimeOffset At,
    LogLevel Level,
    string Category,
    string? Event,
    string Message,
    IReadOnlyList<KeyValuePair<string, string>> Values,
    string? Exception,
    string? TraceId)
{
    public static LogEntry Of<TState>(TimeProvider clock, string category, LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> format) => new(
        clock.GetUtcNow(),
        level,
        category,
        id.Name,
        format(state, exception),
        state is IReadOnlyList<KeyValuePair<string, object?>> pairs
            ? [.. pairs.Where(p => p.Key != "{OriginalFormat}").Select(p => KeyValuePair.Create(p.Key, Convert.ToString(p.Value, System.Globalization.CultureInfo.InvariantCulture) ?? ""))]
            : [],
        exception?.ToString(),
        Activity.Current?.TraceId.ToString());
}
