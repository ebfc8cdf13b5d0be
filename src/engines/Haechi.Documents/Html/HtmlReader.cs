using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Haechi.Documents.Reading;
using Haechi.Documents.Text;

namespace Haechi.Documents.Html;

/// <summary>Reads the main content of a page. Nothing is fetched and no script runs.</summary>
internal static class HtmlReader
{
    private static readonly string[] MainParts = ["main", "[role=main]", "article", "#contents", "#content", "#container"];
    private static readonly string[] DateMetas = ["article:modified_time", "article:published_time", "last-modified", "dcterms.modified", "dc.date", "dc.date.issued", "date", "og:updated_time"];

    public static Document Read(byte[] bytes, string name, DocumentLimits limits, CancellationToken cancel)
    {
        var decoded = DecodedText.Of(bytes, name, UntrustedText.DeclaredCharset(bytes));
        var page = Parse(decoded.Text, name, limits);
        RefuseDeep(page, name, limits);
        var blocks = new HtmlBlocks(name, limits, cancel).Read(Main(page));
        if (blocks.Count == 0 && page.Body is { } body)
            blocks = new HtmlBlocks(name, limits, cancel).Read(body);
        var metas = page.Head?.Children.OfType<IHtmlMetaElement>().ToList() ?? [];
        return new Document(DocumentKind.Html, Titles.Of(page.Title, blocks, name), blocks)
        {
            Author = Meta(metas, "author"), Language = page.DocumentElement?.GetAttribute("lang"), Warnings = decoded.Warnings,
            Date = DateMetas.Select(m => Days.Parse(Meta(metas, m))).FirstOrDefault(d => d is not null)
                ?? Days.Parse(page.QuerySelector("time[datetime]")?.GetAttribute("datetime")),
        };
    }

    /// <summary>The blocks of a piece of HTML inside of another document.</summary>
    public static List<Block> Fragment(string html, string name, DocumentLimits limits, CancellationToken cancel)
    {
        var page = Parse(html, name, limits);
        RefuseDeep(page, name, limits);
        return page.Body is { } body ? new HtmlBlocks(name, limits, cancel).Read(body) : [];
    }

    private static IHtmlDocument Parse(string text, string name, DocumentLimits limits)
    {
        HtmlNesting.Check(text, name, limits);
        try
        {
            return new HtmlParser().ParseDocument(text);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException or DomException)
        {
            // Broken HTML is what the parser is made for; what it stumbles over is the file's fault all the same.
            throw Refuse.Broken(name, "HTML");
        }
    }

    /// <summary>The first part that names itself main and holds most of the text; else the whole body.</summary>
    private static IElement Main(IHtmlDocument page)
    {
        var body = page.Body ?? page.DocumentElement;
        foreach (var selector in MainParts)
        {
            var found = body.QuerySelectorAll(selector);
            if (found.Length == 1 && found[0].TextContent.Length > 50)
                return found[0];
        }

        return body;
    }

    /// <summary>Walks without recursion: the tree may be as deep as the file is long.</summary>
    private static void RefuseDeep(IHtmlDocument page, string name, DocumentLimits limits)
    {
        var (depth, count) = (0, 0);
        for (INode? node = page; node is not null;)
        {
            if (node.FirstChild is { } child)
            {
                node = child;
                if (++depth > limits.MaxDepth)
                    throw Refuse.TooDeep(name, limits.MaxDepth);
            }
            else
            {
                while (node is not null && node.NextSibling is null)
                    (node, depth) = (node.Parent, depth - 1);
                node = node?.NextSibling;
            }

            if (++count > limits.MaxElements)
                throw Refuse.TooManyParts(name, limits.MaxElements);
        }
    }

    private static string? Meta(List<IHtmlMetaElement> metas, string name) => metas
        .Find(m => name.Equals(m.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(m.GetAttribute("property"), StringComparison.OrdinalIgnoreCase))?.Content?.Trim() is { Length: > 0 } text ? text : null;
}
