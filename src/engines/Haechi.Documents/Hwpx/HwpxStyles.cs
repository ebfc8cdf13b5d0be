using System.Text;
using System.Xml.Linq;
using Haechi.Documents.Packages;
using Haechi.Documents.Reading;

namespace Haechi.Documents.Hwpx;

/// <summary>What the header part says of paragraphs: outline levels, numbers and bullets.</summary>
internal sealed class HwpxStyles
{
    private readonly Dictionary<string, ParagraphHead> _heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<NumberLevel>> _numberings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _bullets = new(StringComparer.Ordinal);
    private readonly Counters _counters = new();

    /// <param name="Type">OUTLINE, NUMBER, BULLET or NONE.</param>
    /// <param name="List">Id of the numbering or bullet.</param>
    /// <param name="Level">From 0.</param>
    public sealed record ParagraphHead(string Type, string List, int Level);

    private sealed record NumberLevel(string Pattern, string Format, int Start);

    /// <summary>Numbering of outline paragraphs, as the section at hand says.</summary>
    public string OutlineNumbering { get; set; } = "1";

    public static HwpxStyles Of(XElement? header)
    {
        var styles = new HwpxStyles();
        foreach (var element in header?.Descendants() ?? [])
        {
            switch (element.Name.LocalName)
            {
                case "paraPr" when element.Child("heading") is { } heading:
                    styles._heads[element.Given("id") ?? ""] =
                        new(heading.Given("type") ?? "NONE", heading.Given("idRef") ?? "", Math.Clamp(heading.Number("level"), 0, 9));
                    break;
                case "numbering":
                    styles._numberings[element.Given("id") ?? ""] =
                        [.. element.Children("paraHead").OrderBy(h => h.Number("level")).Select(h => new NumberLevel(h.Value, h.Given("numFormat") ?? "DIGIT", h.Number("start", 1)))];
                    break;
                case "bullet":
                    styles._bullets[element.Given("id") ?? ""] = Bullet(element.Given("char"));
                    break;
            }
        }

        return styles;
    }

    public ParagraphHead? HeadOf(XElement paragraph) => _heads.GetValueOrDefault(paragraph.Given("paraPrIDRef") ?? "") is { Type: not "NONE" } head ? head : null;

    /// <summary>Counts the paragraph and gives what stands before it, e.g. <c>1.2.</c>, <c>가.</c> or <c>•</c>.</summary>
    public string Marker(ParagraphHead head)
    {
        if (head.Type == "BULLET")
            return _bullets.GetValueOrDefault(head.List, "•");
        var list = head is { Type: "OUTLINE", List: "" or "0" } ? OutlineNumbering : head.List;
        if (!_numberings.TryGetValue(list, out var levels) || head.Level >= levels.Count)
            return string.Empty;
        var numbers = _counters.Next($"{head.Type}:{list}", head.Level, level => level < levels.Count ? levels[level].Start : 1);
        var marker = new StringBuilder();
        var pattern = levels[head.Level].Pattern;
        for (var i = 0; i < pattern.Length; i++)
        {
            // ^n is the number of level n, in that level's own writing.
            var level = pattern[i] == '^' && i + 1 < pattern.Length ? pattern[i + 1] - '1' : -1;
            if (level >= 0 && level < numbers.Length)
            {
                marker.Append(NumberFormat.Write(numbers[level], levels[level].Format));
                i++;
            }
            else
            {
                marker.Append(pattern[i]);
            }
        }

        return marker.ToString().Trim();
    }

    /// <summary>Symbol fonts put their bullets into the private use area, where no other font has them.</summary>
    private static string Bullet(string? sign) => string.IsNullOrEmpty(sign) || sign[0] is >= '\uE000' and <= '\uF8FF' ? "•" : sign;
}
