using System.Text;

namespace Haechi.OnlineSafety.HarmfulContent.Reports;

/// <summary>A report as a table that spreadsheets open in Korean: UTF-8 with a mark.</summary>
internal static class ReportCsv
{
    public static string Write(IReadOnlyList<ReportLine> lines)
    {
        var csv = new StringBuilder("\uFEFF");
        Row(csv, ReportTable.Columns);
        foreach (var line in lines)
        {
            Row(csv, ReportTable.Row(line));
        }

        return csv.ToString();
    }

    private static void Row(StringBuilder csv, IReadOnlyList<string> cells) => csv.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)}\"";
}
