using System.Text;

namespace Haechi.Documents;

/// <summary>A cell of a table at its top left square.</summary>
/// <param name="Row">First row, from 0.</param>
/// <param name="Column">First column, from 0.</param>
/// <param name="RowSpan">Rows it covers, at least 1.</param>
/// <param name="ColumnSpan">Columns it covers, at least 1.</param>
/// <param name="Blocks">What is in it, nested tables included.</param>
public sealed record TableCell(int Row, int Column, int RowSpan, int ColumnSpan, IReadOnlyList<Block> Blocks)
{
    private string? _text;

    /// <summary>Its text on one line; nested tables read row by row.</summary>
    public string Text => _text ??= Words.OnOneLine(string.Join(' ', Blocks.Select(b => b.Text)));
}

/// <summary>A table with its merged cells resolved: every square knows its cell.</summary>
public sealed record Table : Block
{
    /// <summary>Longest text, in characters, that a merged cell repeats in its further rows; the first row has all of it.</summary>
    private const int LongestRepeat = 300;

    private readonly int[] _squares;
    private string?[]? _headings;

    internal Table(Position position, IReadOnlyList<TableCell> cells, int[] squares, int rows, int columns, int headerRows, string caption)
        : base(position) => (Cells, _squares, RowCount, ColumnCount, HeaderRows, Caption) = (cells, squares, rows, columns, headerRows, caption);

    /// <summary>Every cell once, by row and column.</summary>
    public IReadOnlyList<TableCell> Cells { get; }

    /// <summary>Rows, heading rows included.</summary>
    public int RowCount { get; }

    /// <summary>Columns.</summary>
    public int ColumnCount { get; }

    /// <summary>How many of the first rows are headings; 0 when the table has none.</summary>
    public int HeaderRows { get; }

    /// <summary>The caption; empty when there is none.</summary>
    public string Caption { get; }

    /// <summary>The cell that covers a square; null where the table has a hole.</summary>
    public TableCell? At(int row, int column) => _squares[(row * ColumnCount) + column] is var cell and > 0 ? Cells[cell - 1] : null;

    /// <summary>What stands in a square, merged cells repeated.</summary>
    public string Square(int row, int column) => At(row, column) is { } cell ? Repeated(cell, row) : string.Empty;

    /// <summary>The heading over a column: its heading cells from top to bottom, each once.</summary>
    public string HeadingOf(int column)
    {
        _headings ??= new string?[ColumnCount];
        return _headings[column] ??= string.Join(' ', Enumerable.Range(0, HeaderRows)
            .Select(row => At(row, column)).OfType<TableCell>().Distinct(ReferenceEqualityComparer.Instance).OfType<TableCell>()
            .Where(cell => cell.ColumnSpan < ColumnCount || ColumnCount == 1)
            .Select(cell => Words.Cut(cell.Text, 80)).Where(text => text.Length > 0));
    }

    /// <summary>
    /// A row as a whole: <c>증명서: 인감증명서 · 수수료: 600원</c>. Values of vertically merged cells are said in every row
    /// that they cover; a horizontally merged one is said once under all of its headings.
    /// </summary>
    public string RowText(int row)
    {
        var parts = new List<string>();
        for (var column = 0; column < ColumnCount;)
        {
            var cell = At(row, column);
            var end = Math.Max(column + 1, cell is null ? 0 : cell.Column + cell.ColumnSpan);
            var value = cell is null ? string.Empty : Repeated(cell, row);
            if (value.Length > 0)
                parts.Add(Labelled(column, end, value));
            column = end;
        }

        // Without headings a row of two is most often a name and its value.
        return HeaderRows == 0 && ColumnCount == 2 && parts.Count == 2 ? $"{parts[0].TrimEnd(':', ' ')}: {parts[1]}" : string.Join(" · ", parts);
    }

    /// <summary>The rows below the headings, each as a whole. A row in which nothing begins only repeats the one above and is left out.</summary>
    public IEnumerable<string> RowTexts =>
        Enumerable.Range(HeaderRows, RowCount - HeaderRows).Where(Begins).Select(RowText).Where(text => text.Length > 0);

    /// <inheritdoc />
    public override string Text => string.Join("; ", Caption.Length == 0 ? RowTexts : RowTexts.Prepend(Caption));

    internal override void AppendTo(StringBuilder text)
    {
        if (Caption.Length > 0)
            text.Append(Caption).Append('\n');
        foreach (var block in Cells.SelectMany(cell => cell.Blocks))
            block.AppendTo(text);
    }

    private bool Begins(int row) => Enumerable.Range(0, ColumnCount).Any(column => At(row, column) is { } cell && cell.Row == row && cell.Text.Length > 0);

    private string Labelled(int column, int end, string value)
    {
        if (HeaderRows == 0 || (column == 0 && end == ColumnCount && ColumnCount > 1))
            return value;
        var heading = string.Join('/', Enumerable.Range(column, end - column).Select(HeadingOf).Where(h => h.Length > 0).Distinct());
        return heading.Length == 0 ? value : $"{heading}: {value}";
    }

    private static string Repeated(TableCell cell, int row) => cell.Row == row ? cell.Text : Words.Cut(cell.Text, LongestRepeat);
}
