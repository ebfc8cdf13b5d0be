using System.Text.Json;
using Haechi.Hashing;

namespace Haechi.OnlineSafety.Hashing;

/// <summary>A line of a list of hashes.</summary>
/// <param name="Hash">The hash.</param>
/// <param name="Id">What stands behind it; null when nothing does.</param>
internal readonly record struct HashLine(PdqHash Hash, string? Id)
{
    /// <summary>What a line may be, for messages.</summary>
    public const string Forms = "64 hexadecimal digits, alone or followed by a comma, tab or space and an id, or a line of 'hash image' or 'hash video --lines'";

    /// <summary>
    /// Reads <c>hash</c>, <c>hash,id</c>, <c>hash⇥id</c>, <c>hash id</c>, or a JSON line with <c>pdq</c> and perhaps <c>id</c> or <c>file</c>.
    /// </summary>
    /// <param name="text">The line, trimmed, neither empty nor a comment.</param>
    /// <param name="line">What was read.</param>
    public static bool TryRead(string text, out HashLine line)
    {
        line = default;
        if (text[0] == '{')
            return TryJson(text, out line);
        if (!PdqHash.TryParse(text.AsSpan(0, Math.Min(PdqHash.HexLength, text.Length)), out var hash))
            return false;
        var rest = text.AsSpan(PdqHash.HexLength);
        if (!rest.IsEmpty && rest[0] is not (',' or '\t' or ' ' or ';'))
            return false;
        var id = rest.Trim(" ,;\t").ToString();
        line = new HashLine(hash, id.Length == 0 ? null : id);
        return true;
    }

    private static bool TryJson(string text, out HashLine line)
    {
        line = default;
        try
        {
            using var json = JsonDocument.Parse(text);
            if (Text(json, "pdq") is not { } digits || !PdqHash.TryParse(digits, out var hash))
                return false;
            line = new HashLine(hash, Text(json, "id") ?? Text(json, "file"));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Text(JsonDocument json, string name) =>
        json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
