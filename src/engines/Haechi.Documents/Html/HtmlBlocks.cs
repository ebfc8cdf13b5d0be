using System.Text;
using AngleSharp.Dom;

namespace Haechi.Documents.Html;

/// <summary>Turns elements into blocks.</summary>
internal sealed class HtmlBlocks(string name, DocumentLimits limits, CancellationToken cancel)
{
    private static readonly HashSet<string> Passed =
    [
        "script", "style", "noscript", "template", "nav", "footer", "aside", "svg", "iframe", "object", "button", "select", "option", "input", "textarea", "dialog", "head", "canvas", "video", "audio",
    ];

    /// <summary>Names that public sites give to what stands around the content.</summary>
    private static readonly HashSet<string> Surroundings =
        ["gnb", "lnb", "snb", "breadcrumb", "breadcrumbs", "footer", "skip", "skipnav", "skip-nav", "skip_nav", "accessibility", "sr-only", "blind"];

    private static readonly HashSet<string> BlockElements =
    [
        "p", "div", "section", "article", "main", "header", "blockquote", "figure", "figcaption", "address", "form", "fieldset", "legend", "details", "summary", "body", "dl", "center", "hr", "ul", "ol", "td", "th",
    ];

    private readonly StringBuilder _text = new();
    private List<Block> _blocks = [];
    private string? _term;
    private (int Level, string Marker)? _item;
    private int _lists;

    public List<Block> Read(IElement root)
    {
        Children(root);
        Flush();
        return _blocks;
    }

    private void Children(INode parent)
    {
        foreach (var child in parent.ChildNodes)
        {
            if (child is IElement element)
                Element(element);
            else if (child is IText text)
                Append(text.Data);
        }
    }

    private void Element(IElement element)
    {
        cancel.ThrowIfCancellationRequested();
        if (IsPassed(element))
            return;
        switch (element.LocalName)
        {
            case "br":
                _text.Append('\n');
                break;
            case "img":
                Append($" {element.GetAttribute("alt")} ");
                break;
            case "pre":
                Flush();
                _text.Append(element.TextContent);
                Flush();
                break;
            case "table":
                Flush();
                Table(element);
                break;
            case "li":
                Item(element);
                break;
            case "dt":
                Flush();
                _term = Words.OnOneLine(element.TextContent);
                break;
            case "dd":
                Definition(element);
                break;
            case ['h', >= '1' and <= '6']:
                Flush();
                if (Words.OnOneLine(element.TextContent) is { Length: > 0 } heading)
                    _blocks.Add(new Heading(default, element.LocalName[1] - '0', string.Empty, heading));
                break;
            default:
                Contained(element);
                break;
        }
    }

    private void Contained(IElement element)
    {
        var list = element.LocalName is "ul" or "ol";
        var block = BlockElements.Contains(element.LocalName);
        if (block)
            Flush();
        _lists += list ? 1 : 0;
        Children(element);
        if (block)
            Flush();
        _lists -= list ? 1 : 0;
    }

    private void Item(IElement element)
    {
        Flush();
        var ordered = element.ParentElement?.LocalName == "ol";
        var number = ordered ? 1 + element.ParentElement!.Children.Where(c => c.LocalName == "li").TakeWhile(c => c != element).Count() : 0;
        _item = (Math.Max(_lists, 1), ordered ? $"{number}." : string.Empty);
        Children(element);
        Flush();
        _item = null;
    }

    /// <summary>A term and what it means read as one.</summary>
    private void Definition(IElement element)
    {
        Flush();
        if (_term is { Length: > 0 } term)
            _text.Append(term.TrimEnd(':', ' ')).Append(": ");
        Children(element);
        Flush();
    }

    private void Table(IElement element)
    {
        var rows = element.Children.SelectMany(c => c.LocalName == "tr" ? [c] : c.LocalName is "thead" or "tbody" or "tfoot" ? c.Children.Where(r => r.LocalName == "tr") : []);
        var builder = new TableBuilder(limits, name);
        var (marked, leading, inHead) = (false, 0, true);
        foreach (var row in rows)
        {
            builder.BeginRow();
            var cells = row.Children.Where(c => c.LocalName is "td" or "th").ToList();
            marked |= cells.Exists(c => c.LocalName == "th");
            inHead &= row.ParentElement?.LocalName == "thead" || (cells.Count > 0 && cells.TrueForAll(c => c.LocalName == "th"));
            leading += inHead ? 1 : 0;
            foreach (var cell in cells)
                builder.Add(new HtmlBlocks(name, limits, cancel).Read(cell), Span(cell, "rowspan"), Span(cell, "colspan"));
        }

        var caption = Words.OnOneLine(element.Children.FirstOrDefault(c => c.LocalName == "caption")?.TextContent ?? string.Empty);
        // A page that marks its headings has said how many there are; one that marks none has said nothing.
        _blocks.AddTable(builder.Build(default, caption, marked || leading > 0 ? leading : null));
    }

    private static int Span(IElement cell, string attribute) =>
        !int.TryParse(cell.GetAttribute(attribute), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var span) ? 1
        : span == 0 ? int.MaxValue / 2 : Math.Min(span, 65534);

    private void Append(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) || c == '\u00A0')
                _text.Append(c);
            else if (_text.Length > 0 && _text[^1] is not (' ' or '\n'))
                _text.Append(' ');
        }
    }

    private void Flush()
    {
        var words = Words.Clean(_text.ToString());
        _text.Clear();
        if (words.Length == 0)
            return;
        _blocks.Add(_item is { } item ? new ListItem(default, item.Level, item.Marker, words) : new Paragraph(default, words));
        (_item, _term) = (null, null);
    }

    private static bool IsPassed(IElement element) =>
        Passed.Contains(element.LocalName) || element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true"
        || element.GetAttribute("role") is "navigation" or "banner" or "contentinfo" or "search"
        || (element.LocalName == "header" && element.ParentElement?.LocalName == "body")
        || Surroundings.Contains(element.Id?.ToLowerInvariant() ?? string.Empty) || element.ClassList.Any(c => Surroundings.Contains(c.ToLowerInvariant()));
}
