using System.Text.RegularExpressions;
using Haechi.Documents.Csv;
using Haechi.Documents.Html;
using Haechi.Documents.Text;

namespace Haechi.Documents.Reading;

/// <summary>Which kind of text a file is: HTML shows itself, Markdown and plain text are told by the name, rows by both.</summary>
internal static partial class TextKinds
{
    private const int SampleBytes = 1 << 16;
    private const int FewestRows = 3;
    private const int FewestColumns = 3;

    public static bool IsCsvName(string name) => Path.GetExtension(name).ToLowerInvariant() is ".csv" or ".tsv" or ".tab";

    public static Document Read(Stream stream, string name, DocumentLimits limits, CancellationToken cancel)
    {
        var head = new byte[Math.Min(stream.Length, SampleBytes)];
        stream.Position = 0;
        stream.ReadExactly(head);
        var sample = (TextEncoding.Detect(head) ?? System.Text.Encoding.Latin1).GetString(head).TrimStart('\uFEFF');
        if (LooksLikeHtml().IsMatch(sample))
            return HtmlReader.Read(Whole(stream, name, limits), name, limits, cancel);
        if (IsCsvName(name) || (!IsKnownName(name) && LooksLikeRows(sample)))
            return CsvReader.Read(stream, name, limits, cancel);
        if (sample.StartsWith("<?xml", StringComparison.Ordinal))
            throw Refuse.Unsupported(name, "XML", "HWPX, DOCX, PDF 또는 HTML로 다시 저장해 주십시오.", "Save it as HWPX, DOCX, PDF or HTML.");
        var bytes = Whole(stream, name, limits);
        if (Path.GetExtension(name).ToLowerInvariant() is ".html" or ".htm" or ".xhtml")
            return HtmlReader.Read(bytes, name, limits, cancel);
        var text = DecodedText.Of(bytes, name);
        cancel.ThrowIfCancellationRequested();
        return Path.GetExtension(name).ToLowerInvariant() is ".md" or ".markdown" or ".mdown"
            ? MarkdownReader.Read(text, name, limits, cancel)
            : PlainTextReader.Read(text, name);
    }

    private static byte[] Whole(Stream stream, string name, DocumentLimits limits)
    {
        if (stream.Length > limits.MaxTextBytes)
            throw Refuse.TooLarge(name, limits.MaxTextBytes);
        var bytes = new byte[stream.Length];
        stream.Position = 0;
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static bool IsKnownName(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is ".txt" or ".text" or ".log" or ".md" or ".markdown" or ".mdown" or ".html" or ".htm" or ".xhtml";

    private static bool LooksLikeRows(string sample)
    {
        var lines = sample.Split('\n').Where(l => l.Trim().Length > 0).Take(20).ToList();
        return lines.Count >= FewestRows && CsvFormat.DelimiterOf(sample) is { } delimiter
            && lines.Select(l => l.Count(c => c == delimiter)).Distinct().Count() == 1 && lines[0].Count(c => c == delimiter) >= FewestColumns - 1;
    }

    [GeneratedRegex(@"^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LooksLikeHtml();
}
