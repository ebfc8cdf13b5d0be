using System.Collections;

namespace Haechi.Hashing.Video;

/// <summary>Two frames within the distance.</summary>
/// <param name="Query">Place in the query.</param>
/// <param name="Other">Place in the other.</param>
/// <param name="Distance">Bits in which they differ.</param>
internal readonly record struct FramePair(int Query, int Other, int Distance);

/// <summary>
/// All pairs of two videos within the distance. Two long stills agree in millions of pairs; then only every second, fourth …
/// frame of the query is kept for finding ranges, while the shares are counted of all.
/// </summary>
internal sealed class FramePairs(HashedVideo query, HashedVideo other)
{
    private const int Most = 1_000_000;
    private readonly BitArray _inQuery = new(query.Frames.Count);
    private readonly BitArray _inOther = new(other.Frames.Count);
    private readonly List<FramePair> _pairs = [];

    /// <summary>Every how many frames of the query are kept: a power of two.</summary>
    public int Step { get; private set; } = 1;

    public int QueryFrames { get; private set; }

    public int OtherFrames { get; private set; }

    /// <summary>By place in the query, then in the other.</summary>
    public List<FramePair> Sorted()
    {
        _pairs.Sort((one, two) => one.Query != two.Query ? one.Query.CompareTo(two.Query) : one.Other.CompareTo(two.Other));
        return _pairs;
    }

    public void Add(FrameRun from, FrameRun to, int distance)
    {
        QueryFrames += Mark(_inQuery, from);
        OtherFrames += Mark(_inOther, to);
        for (var at = from.First; at <= from.Last; at++)
        {
            if (at % Step != 0)
                continue;
            for (var there = to.First; there <= to.Last; there++)
                _pairs.Add(new FramePair(at, there, distance));
            if (_pairs.Count > Most)
                Thin();
        }
    }

    private void Thin()
    {
        Step *= 2;
        _pairs.RemoveAll(pair => pair.Query % Step != 0);
    }

    private static int Mark(BitArray marks, FrameRun run)
    {
        var count = 0;
        for (var at = run.First; at <= run.Last; at++)
        {
            count += marks[at] ? 0 : 1;
            marks[at] = true;
        }

        return count;
    }
}
