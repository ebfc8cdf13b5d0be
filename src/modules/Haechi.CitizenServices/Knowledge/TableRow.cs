using System.Text.RegularExpressions;
using Haechi.Retrieval;

namespace Haechi.CitizenServices.Knowledge;

/// <summary>Rows of tables within the text of an entry: each is a line of its own, its cells apart by " · " or as a name and its value.</summary>
internal static partial class TableRow
{
    /// <summary>The row that the sentence is cut from; the sentence itself when it stands in no row.</summary>
    public static Snippet Around(string text, Snippet sentence)
    {
        var start = sentence.Start == 0 ? 0 : text.LastIndexOf('\n', sentence.Start - 1) + 1;
        var end = text.IndexOf('\n', sentence.Start);
        var line = text[start..(end < 0 ? text.Length : end)];
        if (!Row().IsMatch(line))
            return sentence;
        var row = line.Trim();
        return new Snippet(row, start + line.IndexOf(row, StringComparison.Ordinal), row.Length);
    }

    // Two cells, or a short name before its value. Numbered points such as "1. 신청: …" are sentences.
    [GeneratedRegex(@"\S ·\s\S|\S \|\s\S|^\s*[^.!?。:\n]{1,40}: \S", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Row();
}
