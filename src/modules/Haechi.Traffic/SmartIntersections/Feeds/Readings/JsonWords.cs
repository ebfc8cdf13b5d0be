using System.Text.Json;

namespace Haechi.Traffic.SmartIntersections.Feeds.Readings;

/// <summary>JSON from strangers.</summary>
internal static class JsonWords
{
    /// <summary>How feeds are read: no deep nesting, no name twice.</summary>
    public static JsonDocumentOptions Strict { get; } = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>A text; null when it is no valid Unicode or holds control characters.</summary>
    public static string? Of(JsonElement value)
    {
        try
        {
            return value.GetString() is { } text && !text.Any(char.IsControl) ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair
        }
    }

    /// <summary>Reads a document; null when it is none.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> bytes)
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
}
