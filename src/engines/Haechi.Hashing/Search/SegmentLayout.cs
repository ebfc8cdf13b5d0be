namespace Haechi.Hashing.Search;

/// <summary>
/// Where the parts of a segment lie, in bytes from its start: a page for the head, numbers in ascending order, hashes in the
/// order of their numbers, and for each word a table: where each bucket starts, and the rows bucket by bucket.
/// </summary>
internal sealed class SegmentLayout
{
    /// <summary>Bytes of the head.</summary>
    public const int HeadBytes = 4096;

    /// <summary>Most hashes of one segment: rows are counted in 31 bits, with room to spare.</summary>
    public const int MaxCount = 500_000_000;

    public SegmentLayout(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount);
        Count = count;
        Plan = WordPlan.For(count);
        Ids = HeadBytes;
        Hashes = Aligned(Ids + (8L * count));
        var end = Hashes + (32L * count);
        Starts = new long[Plan.Words];
        Rows = new long[Plan.Words];
        for (var word = 0; word < Plan.Words; word++)
        {
            Starts[word] = Aligned(end);
            Rows[word] = Aligned(Starts[word] + (4L * ((1L << Plan.Widths[word]) + 1)));
            end = Rows[word] + (4L * count);
        }

        Length = Aligned(end);
    }

    public int Count { get; }

    public WordPlan Plan { get; }

    public long Ids { get; }

    public long Hashes { get; }

    public long[] Starts { get; }

    public long[] Rows { get; }

    /// <summary>Bytes in all.</summary>
    public long Length { get; }

    // A cache line: a hash of 32 bytes then never lies on two.
    private static long Aligned(long at) => (at + 63) & ~63L;
}
