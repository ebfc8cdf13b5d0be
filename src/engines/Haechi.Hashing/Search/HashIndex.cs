namespace Haechi.Hashing.Search;

/// <summary>
/// Finds every kept hash within a distance of a query, and never misses one. Hashes come and go while others search: any number of
/// searches may run beside one writer; writers wait for each other. What was added or removed before a search began is
/// seen by it; what changes while it runs may be.
/// </summary>
/// <remarks>
/// New hashes are looked at one by one. When there are 8,192 of them they become a segment with tables; a segment swallows
/// those before it that are not larger than twice its size, so that there are few of them however large the index grows.
/// </remarks>
public sealed class HashIndex : IDisposable
{
    /// <summary>The distance up to which two pictures count as the same, as the authors of PDQ propose.</summary>
    public const int SameDistance = 31;

    private readonly Lock _writing = new();
    private readonly Func<int, IEnumerable<HashEntry>, Segment> _build;
    private volatile State _state;

    /// <summary>Creates an empty index.</summary>
    public HashIndex()
        : this([], (count, ascending) => SegmentBuilder.Build(count, ascending))
    {
    }

    /// <param name="segments">What it has from the beginning.</param>
    /// <param name="build">Makes a segment of so many entries in ascending order.</param>
    internal HashIndex(Segment[] segments, Func<int, IEnumerable<HashEntry>, Segment> build)
    {
        _build = build;
        _state = new State(segments, new RecentHashes());
    }

    private sealed record State(Segment[] Segments, RecentHashes Recent);

    /// <summary>Told the new segments before those that they replace are given back.</summary>
    internal Action<IReadOnlyList<Segment>>? Settled { get; set; }

    /// <summary>The segments as they stand.</summary>
    internal IReadOnlyList<Segment> Segments => _state.Segments;

    /// <summary>The next hash settles the recent ones first.</summary>
    internal bool IsFull => _state.Recent.IsFull;

    /// <summary>Hashes kept.</summary>
    public int Count
    {
        get
        {
            lock (_writing)
                return _state.Recent.Live + _state.Segments.Sum(s => s.Live);
        }
    }

    /// <summary>Bytes of the tables and hashes, without what the runtime itself takes.</summary>
    public long Bytes => _state.Segments.Sum(s => s.Layout.Length);

    /// <summary>Builds an index at once: faster than adding one by one. Of entries with the same number the last one stays.</summary>
    public static HashIndex Build(IEnumerable<HashEntry> entries, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var all = EntryOrder.Ascending(entries);
        return new HashIndex(
            all.Length == 0 ? [] : [SegmentBuilder.Build(all.Length, all, cancellationToken)],
            (count, ascending) => SegmentBuilder.Build(count, ascending));
    }

    /// <summary>Keeps a hash. Another hash of the same number is given up for it.</summary>
    /// <returns>False when it was kept already.</returns>
    public bool Add(long id, PdqHash hash)
    {
        lock (_writing)
        {
            if (Read(id) is { } kept)
            {
                if (kept == hash)
                    return false;
                Drop(id);
            }

            if (_state.Recent.IsFull)
                Settle();
            _state.Recent.Add(new HashEntry(id, hash));
            return true;
        }
    }

    /// <summary>Gives up the hash of a number.</summary>
    /// <returns>False when there was none.</returns>
    public bool Remove(long id)
    {
        lock (_writing)
            return Drop(id);
    }

    /// <summary>The hash of a number; null when there is none.</summary>
    public PdqHash? this[long id]
    {
        get
        {
            lock (_writing)
                return Read(id);
        }
    }

    /// <summary>Every kept hash within the distance of a query, nearest first, then by number.</summary>
    /// <param name="query">The hash sought.</param>
    /// <param name="distance">Bits by which a match may differ: 0 to 256. Up to about 45 the tables are asked, beyond that every hash is looked at.</param>
    public IReadOnlyList<HashMatch> Find(PdqHash query, int distance = SameDistance) => Find([query], distance);

    /// <summary>Every kept hash within the distance of any form of a query, each once with its nearest form; nearest first, then by number.</summary>
    /// <param name="forms">The query in all its orientations, in their order (<see cref="PdqOrientations.Of"/>), or only some of them.</param>
    /// <param name="distance">Bits by which a match may differ: 0 to 256.</param>
    public IReadOnlyList<HashMatch> Find(ReadOnlySpan<PdqHash> forms, int distance = SameDistance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(distance);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(distance, 256);
        while (true)
        {
            var state = _state;
            if (TryFind(state, forms, distance) is { } matches)
                return MatchOrder.NearestOfEach(matches);
            ObjectDisposedException.ThrowIf(ReferenceEquals(state, _state), this);
        }
    }

    /// <summary>Gives the memory back, as soon as the last search has ended.</summary>
    public void Dispose()
    {
        foreach (var segment in _state.Segments)
            segment.Dispose();
    }

    // Null when a segment was swallowed by another before this search came to it: the new state has all that it had.
    private static List<HashMatch>? TryFind(State state, ReadOnlySpan<PdqHash> forms, int distance)
    {
        var matches = new List<HashMatch>();
        var rows = new List<(int Row, int Distance)>();
        for (var form = 0; form < forms.Length; form++)
        {
            foreach (var segment in state.Segments)
            {
                if (!TryAsk(segment, forms[form], (PdqOrientation)form, distance, rows, matches))
                    return null;
            }

            AskRecent(state.Recent, forms[form], (PdqOrientation)form, distance, rows, matches);
        }

        return matches;
    }

    private static unsafe bool TryAsk(Segment segment, PdqHash form, PdqOrientation orientation, int distance, List<(int Row, int Distance)> rows, List<HashMatch> matches)
    {
        if (!segment.TryEnter(out var start))
            return false;
        try
        {
            rows.Clear();
            SegmentSearch.Rows(start, segment.Layout, form, distance, rows);
            foreach (var (row, differing) in rows)
            {
                if (!segment.IsRemoved(row))
                    matches.Add(new HashMatch(((long*)(start + segment.Layout.Ids))[row], segment.HashAt(start, row), differing, orientation));
            }

            return true;
        }
        finally
        {
            segment.Leave();
        }
    }

    private static void AskRecent(RecentHashes recent, PdqHash form, PdqOrientation orientation, int distance, List<(int Row, int Distance)> rows, List<HashMatch> matches)
    {
        rows.Clear();
        recent.Rows(form, distance, rows);
        foreach (var (row, differing) in rows)
        {
            var entry = recent.Read(row);
            if (!recent.IsRemoved(row))
                matches.Add(new HashMatch(entry.Id, entry.Hash, differing, orientation));
        }
    }

    private PdqHash? Read(long id)
    {
        if (_state.Recent.RowOf(id) is >= 0 and var recent)
            return _state.Recent.Read(recent).Hash;
        foreach (var segment in _state.Segments)
        {
            if (segment.RowOf(id) is >= 0 and var row)
                return segment.Read(row).Hash;
        }

        return null;
    }

    private bool Drop(long id)
    {
        if (_state.Recent.RowOf(id) is >= 0 and var recent)
        {
            _state.Recent.Remove(recent);
            return true;
        }

        foreach (var segment in _state.Segments)
        {
            if (segment.RowOf(id) is >= 0 and var row)
            {
                segment.Remove(row);
                return true;
            }
        }

        return false;
    }

    /// <summary>Makes tables of the recent hashes. For the writer.</summary>
    /// <param name="everything">All segments become one, and what was removed is gone.</param>
    /// <remarks>A search that is in a swallowed segment keeps its memory until it leaves; one that comes too late begins anew.</remarks>
    internal void Settle(bool everything = false)
    {
        lock (_writing)
        {
            var (segments, recent) = _state;
            var (kept, size) = (segments.Length, recent.Live);
            while (kept > 0 && (everything || segments[kept - 1].Live <= 2 * size))
                size += segments[--kept].Live;
            var made = size == 0 ? null : _build(size, EntryOrder.Merged(segments[kept..], recent));
            Segment[] settled = made is null ? segments[..kept] : [.. segments[..kept], made];
            try
            {
                Settled?.Invoke(settled);
            }
            catch
            {
                made?.Dispose();
                throw;
            }

            _state = new State(settled, new RecentHashes());
            foreach (var swallowed in segments.AsSpan(kept))
                swallowed.Dispose();
        }
    }
}
