using System.Buffers;

namespace Haechi.Hashing.Pdq;

/// <summary>
/// Brings the brightness of a picture down to 64 × 64 as PDQ does: smoothed twice along both sides, then the value in the
/// middle of each field. Rows are taken as they are decoded, and only the 64 that are sampled are smoothed along their
/// length, for the passes may be done in any order. A picture that is stored turned or mirrored is sampled as if it stood
/// upright: to turn it afterwards would give a slightly other hash, because windows and middles are not symmetric.
/// </summary>
internal sealed class PdqSampler : IDisposable
{
    /// <summary>Fields along each side.</summary>
    public const int Side = 64;

    private readonly int _width;
    private readonly int _height;
    private readonly int _window;
    private readonly int _reach;
    private readonly bool _swap;
    private readonly bool _rowsBack;
    private readonly bool _columnsBack;
    private readonly float[] _first;
    private readonly float[] _second;
    private readonly float[] _sampled;
    private int _firstFed;
    private int _secondFed;
    private int _smoothed;
    private int _field;

    /// <param name="width">Pixels in a row, 1 or more.</param>
    /// <param name="height">Rows, 1 or more.</param>
    /// <param name="upright">What has to be done to the rows, as they come, so that the picture stands upright.</param>
    public PdqSampler(int width, int height, PdqOrientation upright = PdqOrientation.Original)
    {
        (_width, _height, _window) = (width, height, BoxFilter.WindowOf(height));
        var moves = PdqTransform.MovesOf(upright);
        (_swap, _rowsBack, _columnsBack) = moves.Swap ? (true, moves.Columns, moves.Rows) : moves;
        _reach = BoxFilter.ReachOf(_window, _rowsBack);
        var room = ColumnFilter.RoomFor(width, _window);
        (_first, _second) = (ArrayPool<float>.Shared.Rent(room), ArrayPool<float>.Shared.Rent(room));
        _sampled = ArrayPool<float>.Shared.Rent(Side * width);
    }

    /// <summary>Takes the next row of brightness, 0 to 255 for each pixel, from the top.</summary>
    public void Add(ReadOnlySpan<float> row)
    {
        var smoothed = First().Feed(row);
        if (!smoothed.IsEmpty)
        {
            Pass(smoothed);
        }
    }

    /// <summary>Ends the picture after its last row and writes the 64 × 64 fields, row by row.</summary>
    public void Finish(Span<float> fields)
    {
        for (var after = 0; after < First().Reach; after++)
        {
            Pass(First().FeedNothing(after));
        }

        for (var after = 0; after < Second().Reach; after++)
        {
            Sample(Second().FeedNothing(after));
        }

        SmoothRows(fields);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(_first);
        ArrayPool<float>.Shared.Return(_second);
        ArrayPool<float>.Shared.Return(_sampled);
    }

    private ColumnFilter First() => new(_first, ref _firstFed, _width, _window, _reach);

    private ColumnFilter Second() => new(_second, ref _secondFed, _width, _window, _reach);

    private void Pass(ReadOnlySpan<float> once)
    {
        var twice = Second().Feed(once);
        if (!twice.IsEmpty)
        {
            Sample(twice);
        }
    }

    private void Sample(ReadOnlySpan<float> row)
    {
        // A picture of fewer rows than fields gives a row to several of them.
        while (_field < Side && MiddleOf(_field, _height, _rowsBack) == _smoothed)
        {
            row.CopyTo(_sampled.AsSpan(_field * _width, _width));
            _field++;
        }

        _smoothed++;
    }

    private void SmoothRows(Span<float> fields)
    {
        var window = BoxFilter.WindowOf(_width);
        var reach = BoxFilter.ReachOf(window, _columnsBack);
        var once = _first.AsSpan(0, _width);
        var twice = _second.AsSpan(0, _width);
        for (var field = 0; field < Side; field++)
        {
            BoxFilter.Row(_sampled.AsSpan(field * _width, _width), once, window, reach);
            BoxFilter.Row(once, twice, window, reach);
            for (var column = 0; column < Side; column++)
            {
                fields[PlaceOf(field, column)] = twice[MiddleOf(column, _width, _columnsBack)];
            }
        }
    }

    private int PlaceOf(int row, int column)
    {
        var (down, across) = (_rowsBack ? Side - 1 - row : row, _columnsBack ? Side - 1 - column : column);
        return _swap ? (across * Side) + down : (down * Side) + across;
    }

    private static int MiddleOf(int field, int side, bool backwards) =>
        backwards ? side - 1 - (int)((Side - 1 - field + 0.5) * side / Side) : (int)((field + 0.5) * side / Side);
}
