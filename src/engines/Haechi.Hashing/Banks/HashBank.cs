using System.Diagnostics.CodeAnalysis;
using Haechi.Hashing.Search;

namespace Haechi.Hashing.Banks;

/// <summary>
/// Hashes that outlive the process: an index whose tables lie in mapped files, with a journal of what changed since. What
/// <see cref="Add"/> and <see cref="Remove"/> have returned from is there after the process was killed, and after
/// <see cref="Flush"/> also after the power was cut. One process has a bank open at a time; in it, any number of threads may search.
/// </summary>
/// <remarks>
/// Files are only ever added and named by the list of files, which changes by renaming; so whenever the process ends, the folder holds one
/// state or the next one. Whoever cuts a mapped file short from outside ends the process that reads it.
/// </remarks>
public sealed class HashBank : IDisposable
{
    // A start reads the journal: a sixtieth of a second for so many changes.
    private const int LongestJournal = 1 << 16;

    private readonly Lock _writing = new();
    private readonly BankFolder _folder;
    private readonly HashIndex _index;
    private BankJournal _journal;

    private HashBank(BankFolder folder, HashIndex index, BankJournal journal) => (_folder, _index, _journal) = (folder, index, journal);

    /// <summary>Hashes kept.</summary>
    public int Count => _index.Count;

    /// <summary>Bytes of the mapped files. They count as the process's own only as far as they were read.</summary>
    public long Bytes => _index.Bytes;

    /// <summary>Opens a bank; an empty one is made when the folder has none.</summary>
    /// <param name="path">The folder; it is made when it does not exist.</param>
    /// <exception cref="IOException">Another process has it open, or the folder cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A file of it is damaged; the message says which and where.</exception>
    public static HashBank Open(string path)
    {
        var folder = BankFolder.Open(path);
        try
        {
            return Load(folder);
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Makes a bank of many hashes at once: faster than adding one by one, and without a copy of them in memory.</summary>
    /// <param name="path">A folder without a bank.</param>
    /// <param name="count">Number of entries.</param>
    /// <param name="ascending">Exactly so many, in ascending order of their numbers, each number once.</param>
    /// <param name="cancellationToken">Ends the work early; the folder then holds no bank.</param>
    /// <exception cref="IOException">The folder holds a bank already, or cannot be written.</exception>
    public static HashBank Build(string path, int count, IEnumerable<HashEntry> ascending, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ascending);
        using (var folder = BankFolder.Open(path))
        {
            if (folder.HasList)
                throw new IOException($"{path} holds a bank already. Name an empty folder, or add to the bank.");
            using var segment = count == 0 ? null : folder.Build(count, ascending, cancellationToken);
            folder.Publish(segment is null ? [] : [segment]).Dispose();
        }

        return Open(path);
    }

    /// <summary>Keeps a hash. Another hash of the same number is given up for it.</summary>
    /// <returns>False when it was kept already.</returns>
    /// <exception cref="IOException">The disk is full or broken; the hash is not kept.</exception>
    public bool Add(long id, PdqHash hash)
    {
        lock (_writing)
        {
            if (_index[id] == hash)
                return false;
            MakeRoom();
            _journal.Append(new(BankChangeKind.Kept, id, hash));
            return _index.Add(id, hash);
        }
    }

    /// <summary>Gives up the hash of a number. Its bytes leave the disk when the tables are next written: <see cref="Compact"/> does so at once.</summary>
    /// <returns>False when there was none.</returns>
    /// <exception cref="IOException">The disk is full or broken; the hash is still kept.</exception>
    public bool Remove(long id)
    {
        lock (_writing)
        {
            if (_index[id] is null)
                return false;
            MakeRoom();
            _journal.Append(new(BankChangeKind.GivenUp, id));
            return _index.Remove(id);
        }
    }

    /// <summary>The hash of a number; null when there is none.</summary>
    public PdqHash? this[long id] => _index[id];

    /// <inheritdoc cref="HashIndex.Find(PdqHash, int)"/>
    public IReadOnlyList<HashMatch> Find(PdqHash query, int distance = HashIndex.SameDistance) => _index.Find(query, distance);

    /// <inheritdoc cref="HashIndex.Find(ReadOnlySpan{PdqHash}, int)"/>
    public IReadOnlyList<HashMatch> Find(ReadOnlySpan<PdqHash> forms, int distance = HashIndex.SameDistance) => _index.Find(forms, distance);

    /// <summary>Returns when everything that was added and removed lies on the disk.</summary>
    public void Flush()
    {
        lock (_writing)
            _journal.Flush();
    }

    /// <summary>Writes all hashes into one file: nothing of what was removed is left in the folder.</summary>
    public void Compact()
    {
        lock (_writing)
            _index.Settle(everything: true);
    }

    /// <summary>Reads every byte of the files and compares it with what was written.</summary>
    /// <exception cref="InvalidDataException">A file is damaged; the message says which.</exception>
    public void Verify(CancellationToken cancellationToken = default)
    {
        lock (_writing)
        {
            foreach (var segment in _index.Segments)
                SegmentFile.Verify(segment, cancellationToken);
        }
    }

    /// <summary>Closes the files. Nothing needs to be saved.</summary>
    public void Dispose()
    {
        lock (_writing)
        {
            _journal.Dispose();
            _index.Dispose();
            _folder.Dispose();
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The bank that is returned has the journal and the index.")]
    private static HashBank Load(BankFolder folder)
    {
        if (!folder.HasList)
            folder.Publish([]).Dispose();
        var segments = folder.Segments();
        var index = new HashIndex(segments, (count, ascending) => folder.Build(count, ascending, CancellationToken.None));
        try
        {
            var bank = new HashBank(folder, index, folder.Journal(change => Apply(index, change, folder.Path)));
            index.Settled = bank.Publish;
            return bank;
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    private static void Apply(HashIndex index, BankChange change, string path)
    {
        if (index.IsFull)
            throw new InvalidDataException($"{path}: the journal holds more than a journal can. It was not written by this program.");
        if (change.Kind == BankChangeKind.Kept)
            index.Add(change.Id, change.Hash);
        else if (change.Kind == BankChangeKind.GivenUp)
            index.Remove(change.Id);
    }

    // Before the change is written, so that the new journal has it and not the old one.
    private void MakeRoom()
    {
        if (_index.IsFull || _journal.Changes >= LongestJournal)
            _index.Settle();
    }

    private void Publish(IReadOnlyList<Segment> segments)
    {
        var before = _journal;
        _journal = _folder.Publish(segments);
        before.Dispose();
        _folder.Sweep();
    }
}
