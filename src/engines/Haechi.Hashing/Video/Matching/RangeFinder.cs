namespace Haechi.Hashing.Video;

/// <summary>
/// Finds lines in the plane of the query's time and the other's: a clip that lies in a longer video is a line of slope about 1.
/// Each pair of frames is joined to the best chain of pairs before it that it can continue: not too long ago, at about the same
/// speed, and within the drift of the chain's first pair, so that small errors do not add up to another speed. The best
/// chains are taken one by one; what lies within the times of a chain is not told again. Pairs that lie nearer weigh more,
/// so that in a video with one background the right second wins.
/// </summary>
internal sealed class RangeFinder(HashedVideo query, HashedVideo other, List<FramePair> pairs, int step, VideoMatchRules rules)
{
    // Rows of pairs that are looked back at. Beyond them a chain has had enough chances to go on.
    private const int MostRows = 16;

    // Bits by which frames of a standing picture differ after coding; a speaking face moves more.
    private const int StillDistance = 10;

    // A range beside a so many times longer one is told with it.
    private const int CrumbShare = 3;

    private readonly double _slack = 1.01 * Math.Max(step / query.Rate, 1 / other.Rate);
    private readonly double _gap = Math.Max(rules.Gap, 2.5 * step / query.Rate);
    private readonly double[] _score = new double[pairs.Count];
    private readonly int[] _before = new int[pairs.Count];
    private readonly int[] _start = new int[pairs.Count];
    private readonly List<FoundRange> _found = [];

    /// <summary>The ranges, in the order of the query.</summary>
    public IReadOnlyList<VideoRange> Find()
    {
        Chain();
        var used = new bool[pairs.Count];
        foreach (var end in Enumerable.Range(0, pairs.Count).OrderByDescending(at => _score[at]).ThenBy(at => at))
        {
            if (_found.Count == rules.Ranges)
                break;
            if (!used[end] && !IsTold(end))
                Take(end, used);
        }

        return [.. _found.OrderBy(f => f.QueryFirst).ThenBy(f => f.OtherFirst).Select(f => f.Told(query, other))];
    }

    private void Chain()
    {
        var rows = new List<int>();
        for (var at = 0; at < pairs.Count; at++)
        {
            if (at == 0 || pairs[at].Query != pairs[at - 1].Query)
                rows.Add(at);
            (_score[at], _before[at], _start[at]) = (Weight(at), -1, at);
            var first = rows[^1];
            for (var row = rows.Count - 2; row >= 0 && row >= rows.Count - 1 - MostRows && QueryTime(at) - QueryTime(rows[row]) <= _gap; row--)
            {
                Join(at, rows[row], first);
                first = rows[row];
            }
        }
    }

    // Tries every pair of one earlier row that this one can continue.
    private void Join(int at, int from, int to)
    {
        var elapsed = QueryTime(at) - QueryTime(from);
        var (earliest, latest) = (OtherTime(at) - (elapsed * (1 + rules.Drift)) - _slack, Math.Min(OtherTime(at), OtherTime(at) - (elapsed * (1 - rules.Drift)) + _slack));
        for (var before = FirstFrom(from, to, earliest); before < to && OtherTime(before) <= latest; before++)
        {
            var shift = Math.Abs(OtherTime(at) - OtherTime(before) - elapsed);
            var score = _score[before] + Weight(at) - (shift * query.Rate);
            if (score > _score[at] && IsNear(_start[before], at))
                (_score[at], _before[at], _start[at]) = (score, before, _start[before]);
        }
    }

    private int FirstFrom(int low, int high, double time)
    {
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (OtherTime(middle) < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private bool IsNear(int start, int at)
    {
        var (here, there) = (QueryTime(at) - QueryTime(start), OtherTime(at) - OtherTime(start));
        return Math.Abs(there - here) <= (rules.Drift * here) + _slack;
    }

    private void Take(int end, bool[] used)
    {
        var (chain, distance) = (new List<FramePair>(), 0.0);
        for (var at = end; at >= 0 && !used[at] && !IsTold(at); at = _before[at])
        {
            used[at] = true;
            chain.Add(pairs[at]);
            distance += pairs[at].Distance;
        }

        var range = new FoundRange(chain[^1].Query, chain[0].Query, chain[^1].Other, chain[0].Other, chain.Count, distance / chain.Count, false);
        if (IsStill(chain))
            range = Stretched(range);
        if (!IsCrumb(range))
            _found.Add(range);
    }

    // Neighbouring frames of one scene agree with each other, so that pairs lie beside the line of a clip and beyond its ends.
    private bool IsCrumb(FoundRange range)
    {
        foreach (var found in _found)
        {
            if (range.Frames * CrumbShare <= found.Frames && found.IsNear(range, (int)(rules.Gap * query.Rate), (int)(rules.Gap * other.Rate)))
                return true;
        }

        return false;
    }

    private bool IsStill(List<FramePair> chain) =>
        chain.Count > 1
        && chain.TrueForAll(pair => IsSame(query, chain[0].Query, pair.Query))
        && chain.TrueForAll(pair => IsSame(other, chain[0].Other, pair.Other));

    // A picture that stands for sixty seconds in one and for a hundred in the other is one range.
    private FoundRange Stretched(FoundRange range)
    {
        var (from, to) = Stretch(query, range.QueryFirst, range.QueryLast);
        var (otherFrom, otherTo) = Stretch(other, range.OtherFirst, range.OtherLast);
        return new FoundRange(from, to, otherFrom, otherTo, to - from + 1, range.Distance, true);
    }

    private (int First, int Last) Stretch(HashedVideo video, int first, int last)
    {
        var (from, to) = (first, last);
        while (from > 0 && IsSame(video, first, from - 1))
            from--;
        while (to < video.Frames.Count - 1 && IsSame(video, first, to + 1))
            to++;
        return (from, to);
    }

    private bool IsSame(HashedVideo video, int one, int two) =>
        video.Frames[two].Quality >= rules.LowestQuality && video.Frames[one].Hash.DistanceTo(video.Frames[two].Hash) <= StillDistance;

    private bool IsTold(int at)
    {
        foreach (var range in _found)
        {
            if (range.Holds(pairs[at]))
                return true;
        }

        return false;
    }

    private double Weight(int at) => rules.Distance + 1 - pairs[at].Distance;

    private double QueryTime(int at) => query.Frames[pairs[at].Query].Seconds;

    private double OtherTime(int at) => other.Frames[pairs[at].Other].Seconds;
}
