using System.Globalization;
using System.Net;
using System.Text;

namespace Haechi.Traffic.Signals;

/// <summary>Draws the delays of controllers as an SVG: a bar for the median, a mark for each seed.</summary>
internal static class DelayChart
{
    private const int Left = 120, Width = 480, RowHeight = 34, Top = 30;

    public static string Draw(IReadOnlyList<DelayRow> rows)
    {
        var most = Math.Max(1, rows.Max(r => r.Worst));
        var height = Top + rows.Count * RowHeight + 12;
        var svg = new StringBuilder(Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Left + Width + 80} {height}" font-family="sans-serif" font-size="13">"""));
        svg.Append("""<rect width="100%" height="100%" fill="#ffffff"/><text x="12" y="19" fill="#333333">Mean delay in seconds: bar = median, marks = seeds</text>""");
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, y) = (rows[i], Top + i * RowHeight);
            svg.Append(Line($"""<text x="{Left - 8}" y="{y + 20}" text-anchor="end" fill="#111111">{WebUtility.HtmlEncode(row.Name)}</text>"""));
            svg.Append(Line($"""<rect x="{Left}" y="{y + 6}" width="{row.Median / most * Width:F1}" height="20" fill="{(row.Name == "haechi" ? "#0b6e4f" : "#9aa5b1")}"/>"""));
            foreach (var delay in row.Delays)
                svg.Append(Line($"""<circle cx="{Left + delay / most * Width:F1}" cy="{y + 16}" r="3" fill="#c0392b"/>"""));
            svg.Append(Line($"""<text x="{Left + row.Worst / most * Width + 10:F1}" y="{y + 20}" fill="#111111">{row.Median:F1}</text>"""));
        }
        return svg.Append("</svg>\n").ToString();
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
