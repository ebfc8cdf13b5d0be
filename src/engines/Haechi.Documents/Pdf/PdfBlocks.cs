using System.Text;

namespace Haechi.Documents.Pdf;

/// <summary>Makes paragraphs, headings and repeated page margins of lines.</summary>
internal static class PdfBlocks
{
    private const double HeadingSize = 1.15;
    private const int LongestHeading = 100;

    /// <summary>On how many pages a first or last line must stand to be a header or footer.</summary>
    private const int FewestRepeats = 3;

    public static List<Block> Of(List<PdfPage> pages)
    {
        var body = pages.SelectMany(p => p.Lines).GroupBy(l => Math.Round(l.Size, 1)).MaxBy(g => g.Sum(l => l.Text.Length))!.Key;
        var sizes = pages.SelectMany(p => p.Lines).Select(l => Math.Round(l.Size)).Where(s => s > body * HeadingSize).Distinct().OrderDescending().ToList();
        var (tops, bottoms) = (Repeated(pages, p => p.Lines[0]), Repeated(pages, p => p.Lines[^1]));
        var (blocks, said) = (new List<Block>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var page in pages)
        {
            var place = new Position(Page: page.Number);
            var lines = page.Lines.ToList();
            if (lines.Count > 0 && tops.Contains(Shape(lines[0])))
                Margin(lines, 0, bottom: false);
            if (lines.Count > 0 && bottoms.Contains(Shape(lines[^1])))
                Margin(lines, lines.Count - 1, bottom: true);
            blocks.AddRange(Paragraphs(lines, place, body, sizes));

            void Margin(List<PdfLine> of, int at, bool bottom)
            {
                if (said.Add(Shape(of[at])))
                    blocks.Add(new PageMargin(place, bottom, of[at].Text));
                of.RemoveAt(at);
            }
        }

        return blocks;
    }

    private static HashSet<string> Repeated(List<PdfPage> pages, Func<PdfPage, PdfLine> line) =>
        [.. pages.GroupBy(p => Shape(line(p))).Where(g => g.Count() >= FewestRepeats && g.Count() * 2 >= pages.Count).Select(g => g.Key)];

    /// <summary>A line with its numbers made alike: page numbers differ.</summary>
    private static string Shape(PdfLine line)
    {
        var shape = new StringBuilder();
        foreach (var c in line.Text)
        {
            if (!char.IsAsciiDigit(c))
                shape.Append(c);
            else if (shape.Length == 0 || shape[^1] != '#')
                shape.Append('#');
        }

        return shape.ToString();
    }

    private static IEnumerable<Block> Paragraphs(List<PdfLine> lines, Position place, double body, List<double> sizes)
    {
        for (var at = 0; at < lines.Count;)
        {
            var start = at++;
            while (at < lines.Count && GoesOn(lines[at - 1], lines[at]))
                at++;
            var text = Text(lines.GetRange(start, at - start));
            var size = Math.Round(lines[start].Size);
            yield return size > body * HeadingSize && text.Length <= LongestHeading
                ? new Heading(place, Math.Min(sizes.IndexOf(size) + 1, 6), string.Empty, Words.OnOneLine(text))
                : new Paragraph(place, text);
        }
    }

    /// <summary>Same type, next line, no wider gap; rows of a table each stand alone.</summary>
    private static bool GoesOn(PdfLine line, PdfLine next)
    {
        var drop = line.Baseline - next.Baseline;
        var size = Math.Max(line.Size, next.Size);
        return drop > 0 && drop < size * 2.1 && Math.Abs(line.Size - next.Size) < size * 0.1
            && !line.Text.Contains('\t', StringComparison.Ordinal) && !next.Text.Contains('\t', StringComparison.Ordinal)
            && next.Left < line.Right && line.Left < next.Right
            // A short line ends its paragraph.
            && line.Right > next.Right - (size * 6);
    }

    private static string Text(List<PdfLine> lines)
    {
        // Hangul may be broken anywhere or between words only. Where every full line reaches the edge, it was broken anywhere.
        var edge = lines.Max(l => l.Right);
        var anywhere = lines.Count > 2 && lines.SkipLast(1).All(l => edge - l.Right < l.Size * 1.05);
        var text = new StringBuilder(lines[0].Text);
        for (var i = 1; i < lines.Count; i++)
        {
            var (last, first) = (lines[i - 1].Text[^1], lines[i].Text[0]);
            var glued = anywhere && !lines[i - 1].Wraps && IsHangul(last) && IsHangul(first);
            text.Append(glued ? string.Empty : " ").Append(lines[i].Text);
        }

        return text.ToString();
    }

    private static bool IsHangul(char c) => c is >= '가' and <= '힣';
}
