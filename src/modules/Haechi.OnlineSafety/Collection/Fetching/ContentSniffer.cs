using System.Text;

namespace Haechi.OnlineSafety.Collection.Fetching;

/// <summary>Tells what bytes are by their beginning, because a server may call them anything. After the WHATWG's MIME sniffing, the kinds that matter here.</summary>
internal static class ContentSniffer
{
    /// <summary>Bytes looked at for a tag.</summary>
    private const int Beginning = 1024;

    /// <param name="content">The unpacked body.</param>
    /// <param name="named">What the server calls it; decides only between kinds of text.</param>
    /// <returns>A media type without parameters.</returns>
    public static string TypeOf(ReadOnlySpan<byte> content, string? named)
    {
        if (Binary(content) is { } binary)
            return binary;
        if (content.Length == 0)
            return "application/octet-stream";
        var begin = Encoding.Latin1.GetString(content[..Math.Min(content.Length, Beginning)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        if (begin.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
            return begin.Contains("<html", StringComparison.OrdinalIgnoreCase) ? "text/html" : "application/xml";
        if (begin.StartsWith("<svg", StringComparison.OrdinalIgnoreCase))
            return "image/svg+xml";
        if (IsHtml(begin))
            return "text/html";
        if (content[..Math.Min(content.Length, Beginning)].Contains((byte)0))
            return "application/octet-stream";
        return named is not null && (named.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || named.Contains("json", StringComparison.OrdinalIgnoreCase) || named.Contains("xml", StringComparison.OrdinalIgnoreCase))
            ? named.ToLowerInvariant()
            : "text/plain";
    }

    private static bool IsHtml(string begin) =>
        begin.StartsWith('<') && new[] { "<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<script", "<div", "<p>", "<h1", "<a ", "<table", "<br", "<!--" }
            .Any(tag => begin.StartsWith(tag, StringComparison.OrdinalIgnoreCase));

    private static string? Binary(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [0x47, 0x49, 0x46, 0x38, ..] => "image/gif",
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x57, 0x45, 0x42, 0x50, ..] => "image/webp",
        [0x52, 0x49, 0x46, 0x46, _, _, _, _, 0x41, 0x56, 0x49, 0x20, ..] => "video/x-msvideo",
        [0x42, 0x4D, _, _, _, _, 0, 0, 0, 0, ..] => "image/bmp",
        [0x49, 0x49, 0x2A, 0x00, ..] or [0x4D, 0x4D, 0x00, 0x2A, ..] => "image/tiff",
        [0x1A, 0x45, 0xDF, 0xA3, ..] => "video/webm",
        [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => "application/pdf",
        [0x50, 0x4B, 0x03, 0x04, ..] => "application/zip",
        [_, _, _, _, 0x66, 0x74, 0x79, 0x70, 0x61, 0x76, 0x69, ..] => "image/avif",
        [_, _, _, _, 0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69, ..] => "image/heic",
        [_, _, _, _, 0x66, 0x74, 0x79, 0x70, ..] => "video/mp4",
        _ => null,
    };
}
