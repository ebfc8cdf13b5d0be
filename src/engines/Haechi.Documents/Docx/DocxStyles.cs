using System.Text.RegularExpressions;
using System.Xml.Linq;
using Haechi.Documents.Packages;

namespace Haechi.Documents.Docx;

/// <summary>Paragraph styles: which are headings, which belong to a list.</summary>
internal sealed partial class DocxStyles
{
    private const int DeepestBase = 20;
    private readonly Dictionary<string, Style> _styles = new(StringComparer.Ordinal);

    private sealed record Style(string Name, string? BasedOn, int? Outline, string? List, int? Level);

    public static DocxStyles Of(XElement? root)
    {
        var styles = new DocxStyles();
        foreach (var style in root?.Children("style") ?? [])
        {
            var paragraph = style.Child("pPr");
            var number = paragraph?.Child("numPr");
            styles._styles[style.Given("styleId") ?? string.Empty] = new Style(
                style.Child("name")?.Given("val") ?? string.Empty, style.Child("basedOn")?.Given("val"), Outlined(paragraph),
                number?.Child("numId")?.Given("val"), number?.Child("ilvl")?.Number("val"));
        }

        return styles;
    }

    /// <summary>Heading level from 1, or null: from the paragraph itself, its style, or a style that one builds on.</summary>
    public int? HeadingLevel(XElement? properties)
    {
        if (Outlined(properties) is { } own)
            return own < 9 ? own + 1 : null;
        foreach (var style in Chain(properties))
        {
            if (BuiltIn().Match(style.Name) is { Success: true } heading)
                return heading.Groups[1].ValueSpan[0] - '0';
            if (style.Name.Equals("title", StringComparison.OrdinalIgnoreCase))
                return 1;
            if (style.Outline is { } outline)
                return outline < 9 ? outline + 1 : null;
        }

        return null;
    }

    /// <summary>List and level (from 0) of a paragraph; null when it is in none.</summary>
    public (string List, int Level)? ListOf(XElement? properties)
    {
        var own = properties?.Child("numPr");
        var list = own?.Child("numId")?.Given("val");
        var level = own?.Child("ilvl")?.Number("val");
        foreach (var style in Chain(properties))
            (list, level) = (list ?? style.List, level ?? style.Level);
        return list is null or "0" ? null : (list, Math.Clamp(level ?? 0, 0, 8));
    }

    private IEnumerable<Style> Chain(XElement? properties)
    {
        var id = properties?.Child("pStyle")?.Given("val");
        for (var depth = 0; depth < DeepestBase && id is not null && _styles.TryGetValue(id, out var style); depth++)
        {
            yield return style;
            id = style.BasedOn;
        }
    }

    private static int? Outlined(XElement? properties) => properties?.Child("outlineLvl") is { } level ? Math.Clamp(level.Number("val"), 0, 9) : null;

    [GeneratedRegex("^heading ([1-9])$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BuiltIn();
}
