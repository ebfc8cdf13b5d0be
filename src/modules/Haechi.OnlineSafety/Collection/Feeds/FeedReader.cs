using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Html.Parser;
using Haechi.Documents;

namespace Haechi.OnlineSafety.Collection.Feeds;

/// <summary>Reads RSS 2.0, RSS 1.0 and Atom (RFC 4287), JSON Feed 1.1, and lines of JSON with <c>text</c>, <c>address</c> and <c>publishedAt</c>.</summary>
internal static class FeedReader
{
    /// <summary>Most entries of a feed; later ones are left out and counted.</summary>
    public const int Most = 5_000;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 20_000_000, Async = false };

    /// <param name="bytes">The feed.</param>
    /// <param name="address">Where it was fetched.</param>
    /// <param name="skip">Told why an entry, or all of it, is left out.</param>
    public static IReadOnlyList<FeedEntry> Read(byte[] bytes, Uri address, Action<string> skip)
    {
        if (UntrustedText.Decode(bytes)?.TrimStart() is not { } text)
        {
            skip("no-text");
            return [];
        }

        try
        {
            return Limited(text.StartsWith('<') ? Xml(bytes, address) : text.Contains("\"items\"", StringComparison.Ordinal) && TryJsonFeed(text, address) is { } feed ? feed : Lines(text, address, skip), skip);
        }
        catch (Exception exception) when (exception is XmlException or DecoderFallbackException)
        {
            skip("broken-feed");
            return [];
        }
    }

    private static List<FeedEntry> Limited(List<FeedEntry> entries, Action<string> skip)
    {
        for (var over = Most; over < entries.Count; over++)
            skip("too-many-entries");
        return entries.Count > Most ? entries[..Most] : entries;
    }

    // The reader follows the encoding that the file itself names; names of elements count without their space.
    private static List<FeedEntry> Xml(byte[] bytes, Uri address)
    {
        using var reader = XmlReader.Create(new MemoryStream(bytes), Settings);
        var entries = new List<FeedEntry>();
        reader.MoveToContent();
        while (!reader.EOF)
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "item" or "entry" })
                entries.Add(EntryOf((XElement)XNode.ReadFrom(reader), address));
            else
                reader.Read();
        }

        return entries;
    }

    private static FeedEntry EntryOf(XElement entry, Uri address)
    {
        string? Of(params string[] names) => entry.Elements().FirstOrDefault(e => names.Contains(e.Name.LocalName, StringComparer.Ordinal) && !string.IsNullOrWhiteSpace(e.Value))?.Value;
        var link = entry.Elements().Where(e => e.Name.LocalName == "link").Select(e => e.Attribute("href")?.Value ?? e.Value).FirstOrDefault(v => v.Length > 0);
        return new(AddressOf(link ?? Of("guid", "id"), address), Plain($"{Of("title")}\n{Of("encoded", "content", "description", "summary")}"), Date(Of("pubDate", "published", "updated", "date")));
    }

    private static List<FeedEntry>? TryJsonFeed(string text, Uri address)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
                ? [.. items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object)
                    .Select(i => new FeedEntry(AddressOf(Text(i, "url") ?? Text(i, "id"), address), Plain($"{Text(i, "title")}\n{Text(i, "content_text") ?? Text(i, "content_html") ?? Text(i, "summary")}"), Date(Text(i, "date_published"))))]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<FeedEntry> Lines(string text, Uri address, Action<string> skip)
    {
        var entries = new List<FeedEntry>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                if (json.RootElement.ValueKind == JsonValueKind.Object && Text(json.RootElement, "text") is { Length: > 0 } own)
                    entries.Add(new(AddressOf(Text(json.RootElement, "address"), address), own, Date(Text(json.RootElement, "publishedAt"))));
                else
                    skip("no-text");
            }
            catch (JsonException)
            {
                skip("broken-line");
            }
        }

        return entries;
    }

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static Uri? AddressOf(string? written, Uri address) =>
        written is { Length: > 0 and <= 2_000 } && Uri.TryCreate(address, written.Trim(), out var own) && own is { Scheme: "http" or "https", UserInfo.Length: 0 } ? own : null;

    private static string Plain(string html) =>
        html.Contains('<', StringComparison.Ordinal) && UntrustedText.IsBearableHtml(html) ? new HtmlParser().ParseDocument(html).Body?.TextContent.Trim() ?? "" : System.Net.WebUtility.HtmlDecode(html).Trim();

    // RFC 822 of RSS, RFC 3339 of Atom. What is no date is none.
    private static DateTimeOffset? Date(string? written) =>
        DateTimeOffset.TryParse(written?.Replace(" KST", " +09:00", StringComparison.Ordinal), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
