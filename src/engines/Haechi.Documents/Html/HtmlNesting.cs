namespace Haechi.Documents.Html;

/// <summary>
/// Looks over a page before it is parsed. Parsers of HTML take time and memory by the square of what stands open: elements
/// that nobody closes, and type (bold, font) that is begun anew in every paragraph.
/// </summary>
internal static class HtmlNesting
{
    /// <summary>Pages in the wild leave some elements open; more than this none does.</summary>
    private const int MostOpen = 1000;

    private const int MostBegunAnew = 2_000_000;

    /// <summary>Elements without an end, or whose end may be left out.</summary>
    private static readonly HashSet<string> Light = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd",
        "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "html", "head", "body", "path", "rect", "circle", "use", "line",
    };

    private static readonly HashSet<string> Type = new(StringComparer.OrdinalIgnoreCase)
        { "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u" };

    public static void Check(string text, string name, DocumentLimits limits)
    {
        var (open, type, anew) = (0, 0, 0L);
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf('<', at))
        {
            var closing = text[++at] == '/';
            var start = closing ? at + 1 : at;
            var end = start;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
                end++;
            if (end == start)
                continue;
            var tag = text[start..Math.Min(end, start + 16)];
            at = end;
            if (!closing && (tag.Equals("script", StringComparison.OrdinalIgnoreCase) || tag.Equals("style", StringComparison.OrdinalIgnoreCase)))
            {
                at = text.IndexOf($"</{tag}", end, StringComparison.OrdinalIgnoreCase);
                if (at < 0)
                    break;
                at += 2;
                continue;
            }

            var step = closing ? -1 : 1;
            if (Type.Contains(tag))
                type = Math.Max(type + step, 0);
            else if (!closing)
                anew += type;
            if (!Light.Contains(tag) && (closing || !IsClosedItself(text, end)))
                open = Math.Max(open + step, 0);
            if (open > MostOpen || anew > MostBegunAnew)
                throw Refuse.TooDeep(name, limits.MaxDepth);
        }
    }

    private static bool IsClosedItself(string text, int from)
    {
        var end = text.AsSpan(from, Math.Min(2000, text.Length - from)).IndexOf('>');
        return end > 0 && text[from + end - 1] == '/';
    }
}
