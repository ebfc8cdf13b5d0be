namespace Haechi.Hashing.Search;

/// <summary>
/// The hashes added last, in the order of their coming, searched one by one. One writer fills it while searches read: a
/// search sees the first <c>count</c> entries as they stood when it took that number.
/// </summary>
internal sealed unsafe class RecentHashes
{
    /// <summary>Entries it holds. Looking at all of them takes a tenth of what a search among a million takes.</summary>
    public const int Capacity = 8192;

    private readonly long[] _ids = new long[Capacity];
    private readonly ulong[] _hashes = GC.AllocateUninitializedArray<ulong>(4 * Capacity, pinned: true);
    private readonly bool[] _removed = new bool[Capacity];
    private readonly Dictionary<long, int> _rows = [];
    private int _count;

    public bool IsFull => _count == Capacity;

    /// <summary>Hashes that have not been removed. For the writer.</summary>
    public int Live => _rows.Count;

    /// <summary>What has not been removed. For the writer.</summary>
    public IEnumerable<HashEntry> Entries => _rows.Values.Select(Read);

    /// <summary>The row of a number that has not been removed; -1 when there is none. For the writer.</summary>
    public int RowOf(long id) => _rows.TryGetValue(id, out var row) ? row : -1;

    public HashEntry Read(int row) => new(_ids[row], new PdqHash(_hashes[4 * row], _hashes[(4 * row) + 1], _hashes[(4 * row) + 2], _hashes[(4 * row) + 3]));

    public bool IsRemoved(int row) => Volatile.Read(ref _removed[row]);

    public void Add(HashEntry entry)
    {
        var row = _count;
        _ids[row] = entry.Id;
        _hashes[4 * row] = entry.Hash.A;
        _hashes[(4 * row) + 1] = entry.Hash.B;
        _hashes[(4 * row) + 2] = entry.Hash.C;
        _hashes[(4 * row) + 3] = entry.Hash.D;
        _rows[entry.Id] = row;
        Volatile.Write(ref _count, row + 1);
    }

    public void Remove(int row)
    {
        _rows.Remove(_ids[row]);
        Volatile.Write(ref _removed[row], true);
    }

    /// <summary>Tells every row within the distance of a form, removed rows too.</summary>
    public void Rows(PdqHash form, int distance, List<(int Row, int Distance)> found)
    {
        var count = Volatile.Read(ref _count);
        fixed (ulong* hashes = _hashes)
            PlainScan.Rows(hashes, count, form, distance, found);
    }
}
