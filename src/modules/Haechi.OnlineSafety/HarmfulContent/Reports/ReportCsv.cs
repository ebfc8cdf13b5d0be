using System.Globalization;
using System.Text;

namespace Haechi.OnlineSafety.HarmfulContent.Reports;

/// <summary>A report as a table that spreadsheets open in Korean: UTF-8 with a mark, and no cell that would run as a formula.</summary>
internal static class ReportCsv
{
    private static readonly string[] Columns = ["번호", "분류", "주소", "게시 시각", "수집 시각", "확인자", "확인 시각", "연락처", "내용"];

    public static string Write(IReadOnlyList<ReportLine> lines)
    {
        var csv = new StringBuilder("\uFEFF");
        Row(csv, Columns);
        foreach (var line in lines)
        {
            Row(csv, [
                line.Id.ToString(), TradeNames.Of(line.Label).Ko, line.Address, Time(line.PublishedAt), Time(line.CollectedAt), line.ConfirmedBy ?? "", Time(line.ConfirmedAt),
                string.Join(" / ", line.Contacts.Select(contact => $"{contact.Kind}{(contact.Channel is { } channel ? $"({channel})" : "")}: {contact.Normal}")), line.Text]);
        }

        return csv.ToString();
    }

    private static void Row(StringBuilder csv, IReadOnlyList<string> cells) => csv.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    // A cell that begins like a formula is data of a stranger: an apostrophe keeps a spreadsheet from running it.
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text.TrimStart() is ['=' or '+' or '-' or '@', ..] ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal)}\"";
    }

    private static string Time(DateTimeOffset? at) => at?.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
