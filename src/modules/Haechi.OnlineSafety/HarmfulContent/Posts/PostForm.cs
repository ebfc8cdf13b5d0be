using System.Globalization;
using System.Text;
using System.Text.Json;
using Haechi.Kernel;
using Haechi.Platform.Ingestion;

namespace Haechi.OnlineSafety.HarmfulContent;

/// <summary>Reads posts from the JSON of strangers: an object, an array, or one object a line. A bad one is named; the others go on.</summary>
internal static class PostForm
{
    /// <summary>Posts of one request.</summary>
    public const int Most = 1_000;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    /// <summary>Posts, faults, or why nothing can be read.</summary>
    public static Outcome<(IReadOnlyList<PostIn> Posts, IReadOnlyList<IntakeError> Errors)> Read(ReadOnlyMemory<byte> body, bool lines)
    {
        var (posts, errors) = (new List<PostIn>(), new List<IntakeError>());
        if (lines)
        {
            ReadLines(body, posts, errors);
        }
        else if (Parse(body) is { } document)
        {
            using (document)
            {
                var root = document.RootElement;
                var items = root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().Select((item, i) => ($"$[{i}]", item)) : [("$", root)];
                foreach (var (path, item) in items)
                {
                    Read(path, item, posts, errors);
                }
            }
        }
        else
        {
            return PostRefusals.NoJson;
        }

        if (posts.Count + errors.Count is var count && count is 0 or > Most)
        {
            return count == 0 ? PostRefusals.Empty : PostRefusals.TooMany(count);
        }

        return (posts, errors);
    }

    /// <summary>An address or a name without control signs, at most 500 characters.</summary>
    public static string Clean(string text)
    {
        var clean = new string([.. text.Where(sign => !char.IsControl(sign) && !char.IsSurrogate(sign)).Take(500)]);
        return clean.Trim();
    }

    private static void ReadLines(ReadOnlyMemory<byte> body, List<PostIn> posts, List<IntakeError> errors)
    {
        var number = 0;
        foreach (var range in body.Span.Split((byte)'\n'))
        {
            number++;
            var line = body[range];
            if (line.Span.Trim(" \t\r"u8).IsEmpty || posts.Count + errors.Count > Most)
            {
                continue;
            }

            using var document = Parse(line);
            if (document is null)
            {
                errors.Add(Error($"line {number}", PostRefusals.NoJson));
            }
            else
            {
                Read($"line {number}: $", document.RootElement, posts, errors);
            }
        }
    }

    private static void Read(string path, JsonElement item, List<PostIn> posts, List<IntakeError> errors)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            errors.Add(Error(path, PostRefusals.NotAPost));
        }
        else if (Text(item, "text") is not { } text || string.IsNullOrWhiteSpace(text))
        {
            errors.Add(Error($"{path}.text", PostRefusals.NoText));
        }
        else if (Time(item) is not { } time)
        {
            errors.Add(Error($"{path}.publishedAt", PostRefusals.NoTime));
        }
        else
        {
            posts.Add(new(text, Clean(Text(item, "address") ?? ""), Clean(Text(item, "source") ?? "api"), time.At));
        }
    }

    // A text with half a surrogate pair is read with a replacement sign: what people post is often broken.
    private static string? Text(JsonElement item, string name)
    {
        if (!item.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return Halves(value.GetRawText());
        }
    }

    private static string Halves(string raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 1; i < raw.Length - 1; i++)
        {
            if (raw[i] == '\\' && raw[i + 1] == 'u' && i + 5 < raw.Length && ushort.TryParse(raw.AsSpan(i + 2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var unit))
            {
                text.Append(char.IsSurrogate((char)unit) ? '\uFFFD' : (char)unit);
                i += 5;
            }
            else
            {
                text.Append(raw[i]);
            }
        }

        return text.ToString();
    }

    private static (DateTimeOffset? At, bool Given)? Time(JsonElement item) =>
        !item.TryGetProperty("publishedAt", out var value) || value.ValueKind == JsonValueKind.Null ? (null, false)
        : value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var at) ? (at, true) : null;

    private static JsonDocument? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes, Strict);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IntakeError Error(string path, Refusal refusal) => new(path, refusal.Code, refusal.Message, refusal.Mend);
}
