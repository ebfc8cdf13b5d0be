namespace Haechi.Documents;

/// <summary>
/// Guesses how many first rows are headings when the format does not say: most office documents mark none. A row of short,
/// different names over rows that look otherwise is taken; a form of names and values is not.
/// </summary>
internal static class TableHeadings
{
    private const int LongestName = 30;

    private static readonly HashSet<string> Names =
        ["구분", "항목", "번호", "연번", "순번", "분류", "종류", "명칭", "비고", "no", "no.", "번 호", "구 분", "항 목", "연 번", "순 번", "비 고", "name", "item", "type", "remarks"];

    public static int Guess(Table table)
    {
        if (table.ColumnCount < 2 || table.RowCount < 2)
            return 0;
        var first = IsTitle(table, 0) ? 1 : 0;
        if (first == 1 && table.RowCount < 3)
            return 0;
        var row = Cells(table, first);
        if (row.Count < 2 || !row.TrueForAll(IsName) || row.Select(c => c.Text).Distinct().Count() < row.Count)
            return 0;
        var rows = Math.Min(first + Depth(table, first, row), table.RowCount - 1);
        return StandsOut(table, row, rows) ? rows : 0;
    }

    /// <summary>One cell over the whole width names the table.</summary>
    private static bool IsTitle(Table table, int row) =>
        table.At(row, 0) is { } cell && cell.ColumnSpan == table.ColumnCount && cell.RowSpan == 1;

    /// <summary>Headings over headings: as deep as the first row's merged cells, one more below a heading that spans columns.</summary>
    private static int Depth(Table table, int first, List<TableCell> row)
    {
        var depth = row.Max(c => c.RowSpan);
        if (row.TrueForAll(c => c.RowSpan == depth) && depth > 1)
            return 1;
        var below = first + depth;
        var spans = row.Exists(c => c.ColumnSpan > 1);
        return depth == 1 && spans && below < table.RowCount - 1 && Cells(table, below).TrueForAll(c => c.Text.Length == 0 || IsName(c)) ? 2 : depth;
    }

    private static bool StandsOut(Table table, List<TableCell> row, int rows)
    {
        if (row.Exists(c => Names.Contains(c.Text.ToLowerInvariant())))
            return true;
        var below = Enumerable.Range(rows, Math.Min(table.RowCount - rows, 20)).SelectMany(r => Cells(table, r)).ToList();
        return table.ColumnCount > 2
            ? below.Exists(c => !IsName(c)) || table.RowCount > 3
            : below.Exists(c => c.Column > 0 && c.Text.Any(char.IsAsciiDigit));
    }

    private static bool IsName(TableCell cell) =>
        cell.Text.Length is > 0 and <= LongestName && !cell.Blocks.OfType<Table>().Any()
        && cell.Text.Count(char.IsAsciiDigit) * 3 <= cell.Text.Length
        && cell.Text[^1] is not ('.' or '?' or '!' or ':') && !cell.Text.EndsWith("니다", StringComparison.Ordinal);

    private static List<TableCell> Cells(Table table, int row) =>
        [.. Enumerable.Range(0, table.ColumnCount).Select(c => table.At(row, c)).OfType<TableCell>().Distinct(ReferenceEqualityComparer.Instance).OfType<TableCell>()];
}
