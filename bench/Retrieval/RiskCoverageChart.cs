using System.Globalization;
using System.Text;

namespace Haechi.Retrieval.Bench;

/// <summary>Draws what is wrong among the answers against how many questions are answered.</summary>
internal static class RiskCoverageChart
{
    private const int Width = 560;
    private const int Height = 360;
    private const int Left = 60;
    private const int Bottom = 310;
    private const int PlotWidth = 460;
    private const int PlotHeight = 270;

    public static string Draw(IReadOnlyList<(double Coverage, double Risk)> curve)
    {
        var top = Math.Ceiling(curve.Max(p => p.Risk) * 10) / 10;
        var svg = new StringBuilder();
        svg.AppendLine(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">");
        svg.AppendLine("  <title>Risk and coverage of the confidence, held-out half</title>");
        svg.AppendLine(CultureInfo.InvariantCulture, $"  <rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        for (var i = 0; i <= 5; i++)
        {
            var (x, y) = (Left + PlotWidth * i / 5.0, Bottom - PlotHeight * i / 5.0);
            svg.AppendLine(CultureInfo.InvariantCulture, $"  <line x1=\"{Left}\" y1=\"{y:F0}\" x2=\"{Left + PlotWidth}\" y2=\"{y:F0}\" stroke=\"#ddd\"/>");
            svg.AppendLine(CultureInfo.InvariantCulture, $"  <text x=\"{Left - 8}\" y=\"{y + 4:F0}\" text-anchor=\"end\">{top * i * 20:F0} %</text>");
            svg.AppendLine(CultureInfo.InvariantCulture, $"  <text x=\"{x:F0}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{i * 20} %</text>");
        }
        var points = string.Join(' ', curve.Select(p => string.Create(CultureInfo.InvariantCulture, $"{Left + PlotWidth * p.Coverage:F1},{Bottom - PlotHeight * p.Risk / top:F1}")));
        svg.AppendLine(CultureInfo.InvariantCulture, $"  <polyline points=\"{points}\" fill=\"none\" stroke=\"#246beb\" stroke-width=\"2\"/>");
        svg.AppendLine(CultureInfo.InvariantCulture, $"  <text x=\"{Left + PlotWidth / 2}\" y=\"{Bottom + 40}\" text-anchor=\"middle\">questions answered, the surest first</text>");
        svg.AppendLine(CultureInfo.InvariantCulture, $"  <text x=\"16\" y=\"{Bottom - PlotHeight / 2}\" text-anchor=\"middle\" transform=\"rotate(-90 16 {Bottom - PlotHeight / 2})\">wrong among them</text>");
        return svg.Append("</svg>\n").ToString();
    }
}
