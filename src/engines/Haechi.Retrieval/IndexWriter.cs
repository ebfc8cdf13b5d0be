using Haechi.Retrieval.Storage;

namespace Haechi.Retrieval;

/// <summary>
/// Changes an index folder. What is put or deleted is neither visible nor safe before <see cref="Commit"/>; when that returns
/// it is both, and a crash at any moment leaves the last commit. One writer at a time; not safe for several threads.
/// </summary>
public sealed class IndexWriter : IDisposable
{
    /// <summary>Text that is held in memory before it is written out, in bytes: 64 MB.</summary>
    private const long FlushAt = 64L << 20;

    /// <summary>A commit that leaves more segments than this merges the smaller ones.</summary>
    private const int MostSegments = 8;

    private readonly string _folder;
    private readonly FileStream _lock;
    private readonly List<Part> _parts = [];
    private readonly long _generation;
    private SegmentBuilder _builder = new();
    private int _files;
    private long _commits;

    private IndexWriter(string folder, bool empty)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        _lock = Lock(folder);
        try
        {
            var manifest = Manifest.Exists(folder) ? ReadOld(folder, empty) : Manifest.Empty;
            _generation = manifest.Generation;
            if (!empty)
                _parts.AddRange(manifest.Segments.Select(s => new Part(s, LiveSegment.Open(folder, s))));
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>Documents of the index as the next commit will show it.</summary>
    public int Count => _parts.Sum(p => p.Live.Count) + _builder.Count - _builder.Deleted.Count;

    /// <summary>Starts an empty index. The first commit puts it in the place of what the folder held.</summary>
    /// <exception cref="IOException">Another writer has the folder, or it cannot be written.</exception>
    public static IndexWriter Create(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new(folder, empty: true);
    }

    /// <summary>Opens the index of a folder to change it; an empty folder becomes an empty index.</summary>
    /// <exception cref="IndexFormatException">The index is damaged or of a newer format.</exception>
    /// <exception cref="IOException">Another writer has the folder, or it cannot be written.</exception>
    public static IndexWriter Open(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new(folder, empty: false);
    }

    /// <summary>Adds a document, or replaces the one that has its identifier.</summary>
    public void Put(TextDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentException.ThrowIfNullOrEmpty(document.Id);
        DeleteWritten(document.Id);
        _builder.Put(document);
        if (_builder.Size >= FlushAt)
            Flush();
    }

    /// <summary>Takes a document out. False when there is none with that identifier.</summary>
    public bool Delete(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        return _builder.Delete(id) | DeleteWritten(id);
    }

    /// <summary>Makes everything since the last commit durable and visible to searchers that refresh.</summary>
    public void Commit()
    {
        Flush();
        _parts.RemoveAll(p => p.Live.Count == 0);
        if (_parts.Count > MostSegments)
            MergeSmallest();
        var generation = _generation + ++_commits;
        for (var i = 0; i < _parts.Count; i++)
            _parts[i] = _parts[i].Changed ? SaveDeletions(_parts[i], generation) : _parts[i];
        new Manifest(Manifest.CurrentFormat, generation, [.. _parts.Select(p => p.Entry)]).Write(_folder);
        RemoveRubbish();
    }

    /// <summary>Gives the folder free. What was not committed is forgotten.</summary>
    public void Dispose() => _lock.Dispose();

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, "write.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new IOException($"{folder} is being written by another process.", e);
        }
    }

    /// <summary>An index that is to be replaced may be broken; only the number of its last commit is wanted.</summary>
    private static Manifest ReadOld(string folder, bool empty)
    {
        try
        {
            return Manifest.Read(folder);
        }
        catch (IndexFormatException) when (empty)
        {
            return Manifest.Empty with { Generation = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() };
        }
    }

    private bool DeleteWritten(string id)
    {
        var any = false;
        for (var i = 0; i < _parts.Count; i++)
        {
            var document = _parts[i].Live.Reader.Find(id);
            if (document < 0 || !_parts[i].Live.IsLive(document))
                continue;
            _parts[i] = _parts[i].Without(document);
            any = true;
        }
        return any;
    }

    private void Flush()
    {
        if (_builder.Count > _builder.Deleted.Count)
        {
            var path = NewFile();
            _builder.Write(path);
            var part = PartOf(path);
            foreach (var document in _builder.Deleted)
                part = part.Without(document);
            _parts.Add(part);
        }
        _builder = new SegmentBuilder();
    }

    /// <summary>The smaller half becomes one segment, so that each document is rewritten about log(n) times.</summary>
    private void MergeSmallest()
    {
        var small = _parts.OrderBy(p => p.Entry.Bytes).Take(_parts.Count / 2 + 1).ToHashSet();
        while (small.Sum(p => p.Entry.Bytes) > SegmentWriter.MostBytes * 3 / 4)
            small.Remove(small.MaxBy(p => p.Entry.Bytes)!);
        if (small.Count < 2)
            return;
        var path = NewFile();
        SegmentMerger.Merge(path, [.. _parts.Where(small.Contains).Select(p => p.Live)]);
        _parts.RemoveAll(small.Contains);
        _parts.Add(PartOf(path));
    }

    private string NewFile() => Path.Combine(_folder, $"segment-{_generation + _commits + 1:x}-{_files++}.bin");

    private static Part PartOf(string path)
    {
        var reader = SegmentReader.Open(path);
        return new Part(
            new ManifestSegment(Path.GetFileName(path), reader.Count, new FileInfo(path).Length, null, 0), new LiveSegment(reader, null));
    }

    private Part SaveDeletions(Part part, long generation)
    {
        var name = Path.ChangeExtension(part.Entry.File, $".{generation:x}.deleted");
        DurableFile.Write(Path.Combine(_folder, name), part.Live.Deleted!.ToBytes());
        return part with { Entry = part.Entry with { Deletions = name, Deleted = part.Live.Deleted!.Count }, Changed = false };
    }

    /// <summary>Files of earlier or unfinished commits. Searchers that still have them mapped keep their content.</summary>
    private void RemoveRubbish()
    {
        var kept = _parts.SelectMany(p => new[] { p.Entry.File, p.Entry.Deletions }).ToHashSet();
        foreach (var path in Directory.EnumerateFiles(_folder, "segment-*"))
        {
            if (kept.Contains(Path.GetFileName(path)))
                continue;
            try
            {
                File.Delete(path);
            }
            catch (IOException)
            {
                // Where a mapped file cannot be deleted, the next commit tries again.
            }
        }
    }

    private sealed record Part(ManifestSegment Entry, LiveSegment Live, bool Changed = false)
    {
        public Part Without(int document)
        {
            var deleted = Changed ? Live.Deleted! : Live.Deleted?.Copy() ?? new DeletionSet(Live.Reader.Count);
            deleted.Add(document);
            return this with { Live = Live with { Deleted = deleted }, Changed = true };
        }
    }
}
