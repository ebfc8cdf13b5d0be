using System.Globalization;
using Haechi.OnlineSafety.HarmfulContent.Judging;
using MiniExcelLibs;

namespace Haechi.OnlineSafety.HarmfulContent.Reports;

/// <summary>A report as a table: the same columns in CSV and XLSX, and no cell that a spreadsheet would run.</summary>
internal static class ReportTable
{
    /// <summary>Characters that one cell of XLSX holds.</summary>
    private const int LongestCell = 32_000;

    public static IReadOnlyList<string> Columns { get; } = ["번호", "분류", "주소", "게시 시각", "수집 시각", "확인자", "확인 시각", "연락처", "내용"];

    public static IReadOnlyList<string> Row(ReportLine line) => [.. new[]
    {
        line.Id.ToString(), HarmNames.Of(line.Label).Ko, line.Address, Time(line.PublishedAt), Time(line.CollectedAt), line.ConfirmedBy ?? "", Time(line.ConfirmedAt),
        string.Join(" / ", line.Contacts.Select(contact => $"{contact.Kind}{(contact.Channel is { } channel ? $"({channel})" : "")}: {contact.Normal}")), line.Text,
    }.Select(Safe)];

    /// <summary>One sheet; signs that XML does not know are left out, and a longer text is cut (the CSV has it whole).</summary>
    public static byte[] Xlsx(IReadOnlyList<ReportLine> lines)
    {
        using var file = new MemoryStream();
        file.SaveAs(lines.Select(line => Columns.Zip(Row(line)).ToDictionary(cell => cell.First, cell => (object)Printable(cell.Second))).DefaultIfEmpty(Columns.ToDictionary(column => column, _ => (object)"")), sheetName: "신고 자료");
        return file.ToArray();
    }

    // A cell that begins like a formula is data of a stranger: an apostrophe keeps a spreadsheet from running it.
    private static string Safe(string text) => text.TrimStart() is ['=' or '+' or '-' or '@', ..] ? "'" + text : text;

    private static string Printable(string text)
    {
        var signs = string.Concat(text.EnumerateRunes().Where(rune => rune.Value >= ' ' ? rune.Value is not (0xFFFE or 0xFFFF) : rune.Value is '\n' or '\t').Select(rune => rune.ToString()));
        return signs.Length <= LongestCell ? signs : signs[..(char.IsHighSurrogate(signs[LongestCell - 1]) ? LongestCell - 1 : LongestCell)] + " …";
    }

    private static string Time(DateTimeOffset? at) => at?.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
