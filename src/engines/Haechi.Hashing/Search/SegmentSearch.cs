using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Haechi.Hashing.Search;

/// <summary>
/// One search for one form in one segment. Memory is the cost, not arithmetic: what will be read is asked for some steps
/// ahead, first the rows of a bucket, then the hashes of those rows.
/// </summary>
internal unsafe ref struct SegmentSearch
{
    // A scan reads in order and compares about three hashes in the time in which the index looks at one.
    private const float ScanCost = 0.35f;
    private const int Ahead = 32;

    private readonly byte* _start;
    private readonly SegmentLayout _layout;
    private readonly WordPlan _plan;
    private readonly ulong* _hashes;
    private readonly PdqHash _form;
    private readonly int _distance;
    private readonly List<(int Row, int Distance)> _found;
    private readonly Span<int> _radii;
    private readonly Span<uint> _words;

    private SegmentSearch(byte* start, SegmentLayout layout, PdqHash form, int distance, List<(int Row, int Distance)> found, Span<int> radii, Span<uint> words)
    {
        _start = start;
        _layout = layout;
        _plan = layout.Plan;
        _hashes = (ulong*)(start + layout.Hashes);
        _form = form;
        _distance = distance;
        _found = found;
        _radii = radii;
        _words = words;
    }

    /// <summary>Tells every row within the distance of a form exactly once, with the distance; removed rows too.</summary>
    public static void Rows(byte* start, SegmentLayout layout, PdqHash form, int distance, List<(int Row, int Distance)> found)
    {
        var words = layout.Plan.Words;
        new SegmentSearch(start, layout, form, distance, found, stackalloc int[words], stackalloc uint[words]).Run();
    }

    private readonly void Run()
    {
        if (Plan() > ScanCost * _layout.Count)
        {
            PlainScan.Rows(_hashes, _layout.Count, _form, _distance, _found);
            return;
        }

        Span<(uint From, uint To)> buckets = stackalloc (uint, uint)[WordPlan.MasksWithin(20, WordPlan.MaxRadius)];
        for (var word = 0; word < _plan.Words; word++)
        {
            if (_radii[word] >= 0)
                Look(word, buckets[..Buckets(word, buckets)]);
        }
    }

    private readonly float Plan()
    {
        var form = stackalloc ulong[] { _form.A, _form.B, _form.C, _form.D };
        Span<int> own = stackalloc int[_plan.Words];
        Span<int> ring = stackalloc int[_plan.Words];
        for (var word = 0; word < _plan.Words; word++)
        {
            var at = _words[word] = _plan.WordOf(form, word);
            var starts = (uint*)(_start + _layout.Starts[word]);
            own[word] = (int)(starts[at + 1] - starts[at]);
            var sum = 0;
            for (var bit = 0; bit < _plan.Widths[word]; bit++)
            {
                var near = at ^ (1u << bit);
                sum += (int)(starts[near + 1] - starts[near]);
            }

            ring[word] = sum;
        }

        return RadiusPlan.Choose(_plan, _distance, own, ring, _radii);
    }

    private readonly int Buckets(int word, Span<(uint From, uint To)> buckets)
    {
        var at = _words[word];
        var starts = (uint*)(_start + _layout.Starts[word]);
        var rows = (uint*)(_start + _layout.Rows[word]);
        var masks = _plan.Masks[word].AsSpan(0, WordPlan.MasksWithin(_plan.Widths[word], _radii[word]));
        var filled = 0;
        foreach (var mask in masks)
        {
            var (from, to) = (starts[at ^ mask], starts[(at ^ mask) + 1]);
            buckets[filled] = (from, to);
            if (from == to)
                continue;
            Prefetch(rows + from);
            filled++;
        }

        return filled;
    }

    private readonly void Look(int word, ReadOnlySpan<(uint From, uint To)> buckets)
    {
        var rows = (uint*)(_start + _layout.Rows[word]);
        var waiting = stackalloc uint[Ahead];
        var seen = 0;
        foreach (var (from, to) in buckets)
        {
            for (var at = from; at < to; at++)
            {
                var row = rows[at];
                Prefetch(_hashes + (4L * row));
                if (seen >= Ahead)
                    Compare(waiting[seen % Ahead], word);
                waiting[seen++ % Ahead] = row;
            }
        }

        for (var at = Math.Max(0, seen - Ahead); at < seen; at++)
            Compare(waiting[at % Ahead], word);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Compare(uint row, int word)
    {
        var hash = _hashes + (4L * row);
        var differing = BitOperations.PopCount(hash[0] ^ _form.A) + BitOperations.PopCount(hash[1] ^ _form.B);
        if (differing > _distance)
            return;
        differing += BitOperations.PopCount(hash[2] ^ _form.C) + BitOperations.PopCount(hash[3] ^ _form.D);
        if (differing <= _distance && !ToldBefore(hash, word))
            _found.Add(((int)row, differing));
    }

    // A match that an earlier word also led to has been told then.
    private readonly bool ToldBefore(ulong* hash, int word)
    {
        for (var earlier = 0; earlier < word; earlier++)
        {
            if (BitOperations.PopCount(_plan.WordOf(hash, earlier) ^ _words[earlier]) <= _radii[earlier])
                return true;
        }

        return false;
    }

    private static void Prefetch(void* at)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(at);
    }
}
