namespace Haechi.Documents.Pdf;

/// <summary>
/// Reading order of a page: from top to bottom, and where the text stands in two columns, the left one first. Pieces side by
/// side that are no columns of text are cells of one row and stay on one line.
/// </summary>
internal static class PdfColumns
{
    /// <summary>Lines that each side needs to count as a column.</summary>
    private const int FewestLines = 6;

    public static IEnumerable<PdfLine> InOrder(List<PdfLine> pieces)
    {
        if (pieces.Count < FewestLines * 2 || Gutter(pieces) is not { } gutter)
            return Joined(pieces);
        // What reaches over the gutter divides the page: above it both columns, then itself, then what is below.
        var ordered = new List<PdfLine>();
        var band = new List<PdfLine>();
        foreach (var piece in pieces.OrderByDescending(p => p.Baseline))
        {
            if (piece.Left < gutter && piece.Right > gutter)
            {
                Empty(band, gutter, ordered);
                ordered.Add(piece);
            }
            else
            {
                band.Add(piece);
            }
        }

        Empty(band, gutter, ordered);
        return ordered;
    }

    private static void Empty(List<PdfLine> band, double gutter, List<PdfLine> ordered)
    {
        ordered.AddRange(Joined([.. band.Where(p => p.Right <= gutter)]));
        ordered.AddRange(Joined([.. band.Where(p => p.Right > gutter)]));
        band.Clear();
    }

    /// <summary>An upright band near the middle that hardly any line crosses, with full lines on both sides.</summary>
    private static double? Gutter(List<PdfLine> pieces)
    {
        var (left, right) = (pieces.Min(p => p.Left), pieces.Max(p => p.Right));
        var width = right - left;
        for (var share = 0.35; share <= 0.65; share += 0.01)
        {
            var at = left + (width * share);
            var crossing = pieces.Count(p => p.Left < at + 3 && p.Right > at - 3);
            var (before, after) = (pieces.Where(p => p.Right <= at).ToList(), pieces.Where(p => p.Left >= at).ToList());
            if (crossing * 5 <= pieces.Count && IsColumn(before, at - left) && IsColumn(after, right - at))
                return at;
        }

        return null;
    }

    /// <summary>Most lines of a column are full; those of a table are not.</summary>
    private static bool IsColumn(List<PdfLine> lines, double width) =>
        lines.Count >= FewestLines && lines.Count(l => l.Right - l.Left > width * 0.7) * 2 > lines.Count;

    private static IEnumerable<PdfLine> Joined(List<PdfLine> pieces)
    {
        var rows = new List<List<PdfLine>>();
        foreach (var piece in pieces.OrderByDescending(p => p.Baseline))
        {
            if (rows.Count > 0 && Math.Abs(rows[^1][0].Baseline - piece.Baseline) <= Math.Max(rows[^1][0].Size, piece.Size) * 0.4)
                rows[^1].Add(piece);
            else
                rows.Add([piece]);
        }

        foreach (var row in rows)
        {
            var cells = row.OrderBy(p => p.Left).ToList();
            yield return cells.Count == 1 ? cells[0]
                : new PdfLine(string.Join('\t', cells.Select(c => c.Text)), cells[0].Left, cells.Max(c => c.Right), cells[0].Baseline, cells.Average(c => c.Size), cells[^1].Wraps);
        }
    }
}
