using System.Text.Json;

namespace Haechi.Platform.Ingestion.Reading;

/// <summary>Strings that are valid Unicode.</summary>
internal static class JsonText
{
    /// <summary>The text, or null when it holds half a surrogate pair, which no database can store.</summary>
    public static string? Read(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The property's name; a question mark when it is no valid Unicode.</summary>
    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }
}
