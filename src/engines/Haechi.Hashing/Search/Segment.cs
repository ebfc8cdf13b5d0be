using System.Numerics;
using System.Runtime.InteropServices;

namespace Haechi.Hashing.Search;

/// <summary>
/// Hashes that no longer change, with their tables, in one piece of memory or in a mapped file. Only removal touches it: a
/// bit per row. Memory is given back when it was disposed and the last search in it has ended.
/// </summary>
internal sealed unsafe class Segment : IDisposable
{
    private readonly SafeBuffer _buffer;
    private readonly ulong[] _removed;
    private int _removedCount;

    /// <summary>Takes over a buffer that <see cref="SegmentBuilder"/> has filled.</summary>
    /// <param name="layout">How it is laid out.</param>
    /// <param name="buffer">Memory or a mapped file.</param>
    /// <param name="removed">A bit for each row that was removed; null when none were.</param>
    /// <param name="name">The file; empty when it is in memory.</param>
    public Segment(SegmentLayout layout, SafeBuffer buffer, ulong[]? removed = null, string name = "")
    {
        Layout = layout;
        Name = name;
        _buffer = buffer;
        _removed = removed ?? new ulong[(layout.Count + 63) / 64];
        _removedCount = _removed.Sum(bits => BitOperations.PopCount(bits));
    }

    public string Name { get; }

    /// <summary>A bit for each row that was removed. For the writer.</summary>
    public ReadOnlySpan<ulong> Removed => _removed;

    public SegmentLayout Layout { get; }

    /// <summary>Hashes that have not been removed.</summary>
    public int Live => Layout.Count - Volatile.Read(ref _removedCount);

    /// <summary>Keeps the memory in place until <see cref="Leave"/>.</summary>
    /// <returns>False when it has been given back.</returns>
    public bool TryEnter(out byte* start)
    {
        start = null;
        if (_buffer.IsClosed)
            return false;
        try
        {
            _buffer.AcquirePointer(ref start);
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    public void Leave() => _buffer.ReleasePointer();

    public bool IsRemoved(int row) => (Volatile.Read(ref _removed[row >> 6]) >> (row & 63) & 1) != 0;

    /// <summary>Marks a row as removed. One writer at a time.</summary>
    public void Remove(int row)
    {
        Volatile.Write(ref _removed[row >> 6], _removed[row >> 6] | (1UL << (row & 63)));
        Volatile.Write(ref _removedCount, _removedCount + 1);
    }

    /// <summary>The row of a number that has not been removed; -1 when there is none.</summary>
    public int RowOf(long id)
    {
        if (!TryEnter(out var start))
            return -1;
        try
        {
            var ids = (long*)(start + Layout.Ids);
            var (low, high) = (0, Layout.Count - 1);
            while (low <= high)
            {
                var middle = low + ((high - low) / 2);
                if (ids[middle] == id)
                    return IsRemoved(middle) ? -1 : middle;
                if (ids[middle] < id)
                    low = middle + 1;
                else
                    high = middle - 1;
            }

            return -1;
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>What is kept in a row.</summary>
    public HashEntry Read(int row)
    {
        ObjectDisposedException.ThrowIf(!TryEnter(out var start), this);
        try
        {
            return new HashEntry(((long*)(start + Layout.Ids))[row], HashAt(start, row));
        }
        finally
        {
            Leave();
        }
    }

    public PdqHash HashAt(byte* start, int row)
    {
        var lanes = (ulong*)(start + Layout.Hashes) + (4L * row);
        return new PdqHash(lanes[0], lanes[1], lanes[2], lanes[3]);
    }

    public void Dispose() => _buffer.Dispose();
}
