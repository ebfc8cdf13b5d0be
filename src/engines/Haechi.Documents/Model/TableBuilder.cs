namespace Haechi.Documents;

/// <summary>Places cells into a grid: at their address where the format gives one, else in the next free square of their row.</summary>
internal sealed class TableBuilder(DocumentLimits limits, string where)
{
    /// <summary>As browsers do: no cell is wider than this.</summary>
    private const int WidestCell = 1000;

    private readonly List<Pending> _cells = [];
    private int _row = -1;

    private readonly record struct Pending(int Row, int? Column, int RowSpan, int ColumnSpan, bool Heading, IReadOnlyList<Block> Blocks);

    public void BeginRow() => _row++;

    /// <summary>Adds a cell to the row that was begun.</summary>
    public void Add(IReadOnlyList<Block> blocks, int rowSpan = 1, int columnSpan = 1, bool heading = false) =>
        AddAt(Math.Max(_row, 0), null, blocks, rowSpan, columnSpan, heading);

    public void AddAt(int row, int? column, IReadOnlyList<Block> blocks, int rowSpan, int columnSpan, bool heading)
    {
        _cells.Add(new Pending(Math.Max(row, 0), column is null ? null : Math.Max(column.Value, 0), Math.Max(rowSpan, 1), Math.Clamp(columnSpan, 1, WidestCell), heading, blocks));
        if (_cells.Count > limits.MaxTableSquares || row >= limits.MaxTableSquares || column >= limits.MaxTableSquares)
            throw Refuse.TableTooLarge(where, limits.MaxTableSquares);
    }

    /// <summary>The table, or null when no cell was added.</summary>
    public Table? Build(Position position, string caption = "", int? headerRows = null)
    {
        if (_cells.Count == 0)
            return null;
        var rows = _cells.Max(c => c.Row) + 1;
        var grid = new Grid(rows, limits, where);
        // An address is a promise, a free square is not: cells with addresses go first in each row.
        var placed = _cells.GroupBy(c => c.Row).OrderBy(g => g.Key)
            .SelectMany(g => g.OrderBy(c => c.Column is null).ThenBy(c => c.Column)).Select(grid.Place).ToList();
        var cells = placed.OrderBy(c => c.Row).ThenBy(c => c.Column).ToList();
        var squares = grid.Squares(cells);
        var declared = headerRows ?? DeclaredHeaderRows();
        var table = new Table(position, cells, squares, rows, grid.Columns, 0, caption);
        var headings = declared > 0 ? Math.Min(Covered(cells, declared), rows - 1) : headerRows ?? TableHeadings.Guess(table);
        return new Table(position, cells, squares, rows, grid.Columns, headings, caption);
    }

    private int DeclaredHeaderRows() =>
        _cells.GroupBy(c => c.Row).OrderBy(g => g.Key).Select((g, index) => g.Key == index && g.All(c => c.Heading)).TakeWhile(all => all).Count();

    /// <summary>Heading rows together with the rows that their merged cells reach into.</summary>
    private static int Covered(List<TableCell> cells, int rows) =>
        cells.TakeWhile(c => c.Row < rows).Select(c => c.Row + c.RowSpan).Append(rows).Max();

    private sealed class Grid(int rows, DocumentLimits limits, string where)
    {
        private readonly HashSet<long> _taken = [];
        private readonly int[] _free = new int[rows];

        public int Columns { get; private set; } = 1;

        public TableCell Place(Pending cell)
        {
            var column = cell.Column ?? _free[cell.Row];
            while (_taken.Contains(Key(cell.Row, column)))
                column++;
            if (cell.Column is null)
                _free[cell.Row] = column;
            var height = Math.Min(cell.RowSpan, rows - cell.Row);
            var width = 1;
            while (width < cell.ColumnSpan && !_taken.Contains(Key(cell.Row, column + width)))
                width++;
            Columns = Math.Max(Columns, column + width);
            if ((long)Columns * rows > limits.MaxTableSquares)
                throw Refuse.TableTooLarge(where, limits.MaxTableSquares);
            for (var row = cell.Row; row < cell.Row + height; row++)
            {
                for (var c = column; c < column + width; c++)
                    _taken.Add(Key(row, c));
            }

            return new TableCell(cell.Row, column, height, width, cell.Blocks);
        }

        public int[] Squares(List<TableCell> cells)
        {
            var squares = new int[rows * Columns];
            for (var index = 0; index < cells.Count; index++)
            {
                var cell = cells[index];
                for (var row = cell.Row; row < cell.Row + cell.RowSpan; row++)
                {
                    for (var column = cell.Column; column < cell.Column + cell.ColumnSpan; column++)
                        squares[(row * Columns) + column] = squares[(row * Columns) + column] is 0 ? index + 1 : squares[(row * Columns) + column];
                }
            }

            return squares;
        }

        private static long Key(int row, int column) => ((long)row << 32) | (uint)column;
    }
}
