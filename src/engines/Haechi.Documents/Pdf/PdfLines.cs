using System.Text;
using UglyToad.PdfPig.Content;

namespace Haechi.Documents.Pdf;

/// <summary>A page with its lines in reading order.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Lines">At least one.</param>
internal sealed record PdfPage(int Number, IReadOnlyList<PdfLine> Lines);

/// <summary>A line of text; gaps as wide as between columns of a table are tabs.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Left">Its left edge, in points.</param>
/// <param name="Right">Its right edge, in points.</param>
/// <param name="Baseline">Height above the page's lower edge, in points.</param>
/// <param name="Size">Of its type, in points.</param>
/// <param name="Wraps">It ends with a space: the next line goes on with a new word.</param>
internal sealed record PdfLine(string Text, double Left, double Right, double Baseline, double Size, bool Wraps);

/// <summary>Puts the letters of a page into lines. A PDF knows neither words nor lines, only where each letter stands.</summary>
internal static class PdfLines
{
    private const double WordGap = 0.22;
    private const double ColumnGap = 1.8;

    public static IReadOnlyList<PdfLine> Of(IReadOnlyList<Letter> letters)
    {
        var rows = new List<List<Letter>>();
        foreach (var letter in letters.Where(l => l.Value.Length > 0).OrderByDescending(l => l.StartBaseLine.Y))
        {
            var row = rows.Count > 0 ? rows[^1] : null;
            if (row is not null && Math.Abs(row[0].StartBaseLine.Y - letter.StartBaseLine.Y) <= Math.Max(Size(row[0]), Size(letter)) * 0.4)
                row.Add(letter);
            else
                rows.Add([letter]);
        }

        var pieces = rows.SelectMany(Pieces).ToList();
        return PdfColumns.InOrder(pieces).Where(l => l.Text.Trim().Length > 0).ToList();
    }

    /// <summary>A row of letters cut where a gap is as wide as between columns.</summary>
    private static IEnumerable<PdfLine> Pieces(List<Letter> row)
    {
        var ordered = row.OrderBy(l => l.StartBaseLine.X).ToList();
        var text = new StringBuilder();
        var (start, spaced) = (0, false);
        for (var i = 0; i < ordered.Count; i++)
        {
            var letter = ordered[i];
            var blank = string.IsNullOrWhiteSpace(letter.Value);
            var gap = i == start ? 0 : letter.StartBaseLine.X - End(ordered, start, i);
            if (!blank && text.Length > 0 && gap > ColumnGap * Size(letter))
            {
                yield return Line(ordered, start, i, text, spaced);
                (start, spaced) = (i, false);
                text.Clear();
            }

            if (!blank && text.Length > 0 && (spaced || gap > WordGap * Size(letter)))
                text.Append(' ');
            spaced = blank && text.Length > 0;
            text.Append(blank ? string.Empty : letter.Value);
        }

        if (text.Length > 0)
            yield return Line(ordered, start, ordered.Count, text, spaced);
    }

    /// <summary>Where the last letter ended that shows something.</summary>
    private static double End(List<Letter> letters, int start, int before)
    {
        for (var i = before - 1; i >= start; i--)
        {
            if (!string.IsNullOrWhiteSpace(letters[i].Value))
                return letters[i].EndBaseLine.X;
        }

        return letters[before].StartBaseLine.X;
    }

    private static PdfLine Line(List<Letter> letters, int start, int end, StringBuilder text, bool spaced)
    {
        var shown = letters.GetRange(start, end - start).Where(l => !string.IsNullOrWhiteSpace(l.Value)).ToList();
        return new PdfLine(Words.Clean(text.ToString()), shown[0].StartBaseLine.X, shown.Max(l => l.EndBaseLine.X), shown[0].StartBaseLine.Y, shown.Average(Size), spaced);
    }

    private static double Size(Letter letter) => letter.PointSize is > 0.5 and < 500 ? letter.PointSize : 10;
}
