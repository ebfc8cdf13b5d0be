using System.Text.Json;

namespace Haechi.Testing.LanguageModels;

/// <summary>What the product asked a model.</summary>
/// <param name="Body">The JSON as it came.</param>
/// <param name="Authorization">The header.</param>
public sealed record ModelRequest(string Body, string Authorization)
{
    /// <summary>Everything that the messages say, decoded.</summary>
    public string Words => string.Join('\n', Root.GetProperty("messages").EnumerateArray().Select(m => TextOf(m.GetProperty("content"))));

    /// <summary>The lines of the first passage; empty when there is none. The first is its title.</summary>
    public IReadOnlyList<string> FirstPassage
    {
        get
        {
            var words = Words;
            var begin = words.IndexOf("<passage number=\"1\">", StringComparison.Ordinal);
            return begin < 0 ? [] : words[begin..words.IndexOf("</passage>", begin, StringComparison.Ordinal)].Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        }
    }

    /// <summary>The request as JSON.</summary>
    public JsonElement Root => JsonDocument.Parse(Body).RootElement;

    private static string TextOf(JsonElement content) => content.ValueKind == JsonValueKind.Array
        ? string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()))
        : content.GetString()!;
}
