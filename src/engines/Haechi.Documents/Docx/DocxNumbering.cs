using System.Text;
using System.Xml.Linq;
using Haechi.Documents.Packages;
using Haechi.Documents.Reading;

namespace Haechi.Documents.Docx;

/// <summary>Numbers and bullets of lists.</summary>
internal sealed class DocxNumbering
{
    private readonly Dictionary<string, Dictionary<int, Level>> _abstracts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Abstract, Dictionary<int, int> Starts)> _lists = new(StringComparer.Ordinal);
    private readonly Counters _counters = new();

    private sealed record Level(string Format, string Pattern, int Start);

    public static DocxNumbering Of(XElement? root)
    {
        var numbering = new DocxNumbering();
        foreach (var kind in root?.Children("abstractNum") ?? [])
        {
            numbering._abstracts[kind.Given("abstractNumId") ?? string.Empty] = kind.Children("lvl").DistinctBy(l => l.Number("ilvl")).ToDictionary(
                l => l.Number("ilvl"),
                l => new Level(l.Child("numFmt")?.Given("val") ?? "decimal", l.Child("lvlText")?.Given("val") ?? string.Empty, l.Child("start")?.Number("val", 1) ?? 1));
        }

        foreach (var list in root?.Children("num") ?? [])
        {
            var starts = list.Children("lvlOverride").Where(o => o.Child("startOverride") is not null).DistinctBy(o => o.Number("ilvl"))
                .ToDictionary(o => o.Number("ilvl"), o => o.Child("startOverride")!.Number("val", 1));
            numbering._lists[list.Given("numId") ?? string.Empty] = (list.Child("abstractNumId")?.Given("val") ?? string.Empty, starts);
        }

        return numbering;
    }

    /// <summary>Counts an item and gives what stands before it.</summary>
    public string Marker(string list, int level)
    {
        if (!_lists.TryGetValue(list, out var found) || !_abstracts.TryGetValue(found.Abstract, out var levels) || !levels.TryGetValue(level, out var at))
            return string.Empty;
        if (at.Format == "none")
            return string.Empty;
        if (at.Format == "bullet")
            return at.Pattern.Length == 0 || at.Pattern[0] is >= '\uE000' and <= '\uF8FF' ? "•" : at.Pattern;
        // Lists of one kind count on from one another unless a list says where to begin.
        var identity = found.Starts.Count > 0 ? $"list {list}" : $"kind {found.Abstract}";
        var numbers = _counters.Next(identity, level, l => found.Starts.TryGetValue(l, out var start) ? start : levels.GetValueOrDefault(l)?.Start ?? 1);
        return Write(at.Pattern, numbers, levels);
    }

    private static string Write(string pattern, ReadOnlySpan<int> numbers, Dictionary<int, Level> levels)
    {
        var marker = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var level = pattern[i] == '%' && i + 1 < pattern.Length ? pattern[i + 1] - '1' : -1;
            if (level >= 0 && level < numbers.Length)
            {
                marker.Append(NumberFormat.Write(numbers[level], levels.GetValueOrDefault(level)?.Format));
                i++;
            }
            else
            {
                marker.Append(pattern[i]);
            }
        }

        return marker.ToString().Trim();
    }
}
