using System.Text;
using System.Text.Json;

namespace Haechi.CitizenServices.Search;

/// <summary>One line of a file of JSON lines: an object, or the reason why it is none.</summary>
internal readonly record struct JsonLine(long Number, JsonElement? Object, string? Fault);

/// <summary>
/// Reads a file of JSON objects, one a line, in UTF-8 with or without a byte order mark. Lines end with LF or CRLF; empty
/// lines are passed over. A line that cannot be read says so and does not stop the rest.
/// </summary>
internal static class JsonLines
{
    /// <summary>Longest line that is read, in bytes: 64 MB.</summary>
    public const int LongestLine = 64 << 20;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static IEnumerable<JsonLine> Read(Stream stream)
    {
        long number = 0;
        foreach (var line in Lines(stream))
        {
            number++;
            var read = Parse(number, line, first: number == 1);
            if (read is not null)
                yield return read.Value;
        }
    }

    /// <summary>A string or a number under that name, as text; null when it is absent or null.</summary>
    public static string? Text(this JsonElement line, string name) =>
        !line.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    private static JsonLine? Parse(long number, byte[]? line, bool first)
    {
        if (line is null)
            return new JsonLine(number, null, $"longer than {LongestLine >> 20} MB");
        ReadOnlySpan<byte> bytes = line;
        if (first && bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        try
        {
            var text = Strict.GetString(bytes).Trim();
            if (text.Length == 0)
                return null;
            using var parsed = JsonDocument.Parse(text);
            return parsed.RootElement.ValueKind == JsonValueKind.Object
                ? new JsonLine(number, parsed.RootElement.Clone(), null)
                : new JsonLine(number, null, "not a JSON object");
        }
        catch (JsonException e)
        {
            return new JsonLine(number, null, $"not JSON: {e.Message.Split(" LineNumber", 2)[0]}");
        }
        catch (DecoderFallbackException)
        {
            return new JsonLine(number, null, "not UTF-8");
        }
    }

    /// <summary>The lines without their ends; null stands for one that is too long.</summary>
    private static IEnumerable<byte[]?> Lines(Stream stream)
    {
        var buffer = new byte[1 << 16];
        using var line = new MemoryStream();
        var tooLong = false;
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            var start = 0;
            while (start < read)
            {
                var end = Array.IndexOf(buffer, (byte)'\n', start, read - start);
                var length = (end < 0 ? read : end) - start;
                tooLong |= line.Length + length > LongestLine;
                if (!tooLong)
                    line.Write(buffer, start, length);
                start += length + 1;
                if (end < 0)
                    break;
                yield return tooLong ? null : line.ToArray();
                line.SetLength(0);
                tooLong = false;
            }
        }
        if (tooLong || line.Length > 0)
            yield return tooLong ? null : line.ToArray();
    }
}
