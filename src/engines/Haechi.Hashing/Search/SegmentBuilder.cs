using System.Runtime.InteropServices;

namespace Haechi.Hashing.Search;

/// <summary>Fills a segment: numbers and hashes first, in ascending order of the numbers, then the tables by counting.</summary>
internal static unsafe class SegmentBuilder
{
    /// <summary>Builds a segment in memory.</summary>
    /// <param name="count">Number of entries.</param>
    /// <param name="ascending">Exactly so many entries, in ascending order of their numbers, each number once.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    public static Segment Build(int count, IEnumerable<HashEntry> ascending, CancellationToken cancellationToken = default)
    {
        var layout = new SegmentLayout(count);
        var block = new NativeBlock(layout.Length);
        try
        {
            Fill(layout, block, ascending, cancellationToken);
            return new Segment(layout, block);
        }
        catch
        {
            block.Dispose();
            throw;
        }
    }

    /// <summary>Fills a buffer of at least <see cref="SegmentLayout.Length"/> bytes; the head is left to the caller.</summary>
    public static void Fill(SegmentLayout layout, SafeBuffer buffer, IEnumerable<HashEntry> ascending, CancellationToken cancellationToken)
    {
        byte* start = null;
        buffer.AcquirePointer(ref start);
        try
        {
            var written = WriteEntries(layout, start, ascending);
            if (written != layout.Count)
                throw new ArgumentException($"{layout.Count} entries were announced, {written} came.", nameof(ascending));
            for (var word = 0; word < layout.Plan.Words; word++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                WriteTable(layout, start, word);
            }
        }
        finally
        {
            buffer.ReleasePointer();
        }
    }

    private static int WriteEntries(SegmentLayout layout, byte* start, IEnumerable<HashEntry> ascending)
    {
        var row = 0;
        foreach (var entry in ascending)
        {
            if (row == layout.Count || (row > 0 && ((long*)(start + layout.Ids))[row - 1] >= entry.Id))
                throw new ArgumentException($"Entry {row} (number {entry.Id}) is one too many or out of order.", nameof(ascending));
            Put(layout, start, row++, entry);
        }

        return row;
    }

    private static void Put(SegmentLayout layout, byte* start, int row, HashEntry entry)
    {
        ((long*)(start + layout.Ids))[row] = entry.Id;
        var lanes = (ulong*)(start + layout.Hashes) + (4L * row);
        lanes[0] = entry.Hash.A;
        lanes[1] = entry.Hash.B;
        lanes[2] = entry.Hash.C;
        lanes[3] = entry.Hash.D;
    }

    // Counts per bucket, sums, then every row to the end of its bucket. After that each start stands where the next one did.
    private static void WriteTable(SegmentLayout layout, byte* start, int word)
    {
        var plan = layout.Plan;
        var hashes = (ulong*)(start + layout.Hashes);
        var starts = (uint*)(start + layout.Starts[word]);
        var rows = (uint*)(start + layout.Rows[word]);
        var buckets = 1u << plan.Widths[word];
        new Span<uint>(starts, (int)buckets + 1).Clear();
        for (var row = 0; row < layout.Count; row++)
            starts[plan.WordOf(hashes + (4L * row), word)]++;
        var sum = 0u;
        for (var bucket = 0u; bucket < buckets; bucket++)
            starts[bucket] = sum += starts[bucket];
        starts[buckets] = sum;
        for (var row = layout.Count - 1; row >= 0; row--)
            rows[--starts[plan.WordOf(hashes + (4L * row), word)]] = (uint)row;
    }
}
