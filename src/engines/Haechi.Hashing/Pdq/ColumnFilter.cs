using System.Numerics.Tensors;

namespace Haechi.Hashing.Pdq;

/// <summary>
/// The running mean of <see cref="BoxFilter"/> down all columns at once. It is fed row by row and holds no more rows than
/// its window, so that a picture is smoothed while it is decoded.
/// </summary>
internal readonly ref struct ColumnFilter
{
    private readonly int _width;
    private readonly int _window;
    private readonly int _reach;
    private readonly Span<float> _held;
    private readonly Span<float> _sums;
    private readonly Span<float> _mean;
    private readonly ref int _fed;

    /// <param name="room">As long as <see cref="RoomFor"/> says; it carries the state from one call to the next.</param>
    /// <param name="fed">Rows that were fed so far, the empty ones at the end included; begins at 0.</param>
    /// <param name="width">Values in a row.</param>
    /// <param name="window">Height of the window, 1 or more.</param>
    /// <param name="reach">Rows that the window reaches ahead, from 0 to one less than its height.</param>
    public ColumnFilter(Span<float> room, ref int fed, int width, int window, int reach)
    {
        (_width, _window, _reach) = (width, window, reach);
        _held = room[..(width * window)];
        _sums = room.Slice(width * window, width);
        _mean = room.Slice(width * (window + 1), width);
        _fed = ref fed;
    }

    /// <summary>Values that a filter needs to have room for.</summary>
    public static int RoomFor(int width, int window) => width * (window + 2);

    /// <summary>Rows that come out later than they go in: so many times <see cref="FeedNothing"/> is due at the end.</summary>
    public int Reach => _reach;

    /// <summary>Takes the next row.</summary>
    /// <returns>The smoothed row that is ready, valid until the next call; empty while none is.</returns>
    public ReadOnlySpan<float> Feed(ReadOnlySpan<float> row)
    {
        var slot = _held.Slice(_fed % _window * _width, _width);
        if (_fed == 0)
        {
            row.CopyTo(_sums);
        }
        else
        {
            TensorPrimitives.Add(_sums, row, _sums);
        }

        if (_fed >= _window)
        {
            TensorPrimitives.Subtract(_sums, slot, _sums);
        }

        row.CopyTo(slot);
        return Ready(Math.Min(_fed + 1, _window));
    }

    /// <summary>Goes on after the last row.</summary>
    /// <param name="after">How many times it was called before for this picture: 0, 1, …</param>
    /// <returns>The smoothed row that is ready.</returns>
    public ReadOnlySpan<float> FeedNothing(int after)
    {
        TensorPrimitives.Subtract(_sums, _held.Slice(_fed % _window * _width, _width), _sums);
        return Ready(_window - after - 1);
    }

    private ReadOnlySpan<float> Ready(int count)
    {
        _fed++;
        if (_fed <= _reach)
        {
            return default;
        }

        TensorPrimitives.Divide(_sums, count, _mean);
        return _mean;
    }
}
