using System.Text.RegularExpressions;
using Haechi.Documents.Reading;
using Haechi.Documents.Text;
using Markdig;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace Haechi.Documents;

/// <summary>Reads Markdown: CommonMark with pipe and grid tables, footnotes and a block of metadata at its head.</summary>
internal static partial class MarkdownReader
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseGridTables().UseFootnotes().UseYamlFrontMatter().Build();

    public static Document Read(DecodedText decoded, string name, DocumentLimits limits, CancellationToken cancel)
    {
        var parsed = Parse(decoded.Text, name, limits);
        var blocks = new MarkdownBlocks(name, limits, cancel).Read(parsed);
        var head = parsed.Descendants<YamlFrontMatterBlock>().FirstOrDefault()?.Lines.ToString() ?? string.Empty;
        return new Document(DocumentKind.Markdown, Titles.Of(Meta(head, "title"), blocks, name), blocks)
        {
            Author = Meta(head, "author"), Language = Meta(head, "lang") ?? Meta(head, "language"), Date = Days.Parse(Meta(head, "date")), Warnings = decoded.Warnings,
        };
    }

    private static MarkdownDocument Parse(string text, string name, DocumentLimits limits)
    {
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // The parser's own limit of nesting.
            throw Refuse.TooDeep(name, limits.MaxDepth);
        }
        catch (Exception e) when (e is InvalidOperationException or IndexOutOfRangeException or NullReferenceException)
        {
            throw Refuse.Broken(name, "Markdown");
        }
    }

    private static string? Meta(string head, string key) =>
        Entry().Matches(head).FirstOrDefault(m => m.Groups[1].Value.Equals(key, StringComparison.OrdinalIgnoreCase))?.Groups[2].Value.Trim(' ', '"', '\'', '\r') is { Length: > 0 } value ? value : null;

    [GeneratedRegex(@"^(\w+)\s*:\s*(.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Entry();
}
