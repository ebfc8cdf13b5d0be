using Haechi.Retrieval;
using Haechi.Retrieval.Dense;

namespace Haechi.CitizenServices.Knowledge.Vectors;

/// <summary>
/// The vectors of the entries on this host: one file for each model, written as a whole and renamed, a cache like the index. They
/// are searched only while every entry that is published has one; with gaps, an entry without would lose to one with.
/// </summary>
/// <param name="folder">The folder; made when it is not there.</param>
internal sealed class VectorStore(string folder) : IDisposable
{
    private readonly ReaderWriterLockSlim _gate = new();
    private DenseView? _view;
    private Ready? _ready;

    /// <summary>Numbers of a vector; 0 when there are none.</summary>
    public int Dimensions => _view?.Dimensions ?? 0;

    /// <summary>Vectors that are kept, those of older versions among them.</summary>
    public int Count => _view?.Count ?? 0;

    /// <summary>Whether exactly these entries, in the state they have there, can be searched.</summary>
    public bool IsReadyFor(IReadOnlyDictionary<string, KnowledgeEntry> entries) => ReferenceEquals(_ready?.Entries, entries);

    /// <summary>What is kept of a model; nothing when there is no file or it is damaged, which is then taken away.</summary>
    public Dictionary<string, float[]> Open(string model)
    {
        _gate.EnterWriteLock();
        try
        {
            if (_view?.Model != model)
                Exchange(Load(model));
            return _view is null ? [] : new Dictionary<string, float[]>(_view.Read(), StringComparer.Ordinal);
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <summary>Keeps these vectors and no others. A crash in between leaves what was kept before.</summary>
    public void Keep(string model, IReadOnlyDictionary<string, float[]> vectors)
    {
        _gate.EnterWriteLock();
        try
        {
            Directory.CreateDirectory(folder);
            DenseView.Write(FileOf(model), model, vectors.OrderBy(v => v.Key, StringComparer.Ordinal));
            Exchange(DenseView.Open(FileOf(model)));
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <summary>Says that every one of these entries has its vector.</summary>
    /// <param name="entries">The entries of a snapshot.</param>
    /// <param name="keys">Under which name the vector of which entry is kept.</param>
    public void SetReady(IReadOnlyDictionary<string, KnowledgeEntry> entries, IReadOnlyDictionary<string, string> keys) => _ready = new Ready(entries, keys);

    /// <summary>Closes what is open; files stay, unless told otherwise.</summary>
    public void Close(string? forgetting = null)
    {
        _gate.EnterWriteLock();
        try
        {
            Exchange(null);
            if (forgetting is not null)
                File.Delete(FileOf(forgetting));
        }
        finally
        {
            _gate.ExitWriteLock();
        }
    }

    /// <summary>Entries that may be given on that day, the nearest first; null when these entries cannot be searched with this vector.</summary>
    public IReadOnlyList<NearEntry>? Search(IReadOnlyDictionary<string, KnowledgeEntry> entries, float[] question, DateOnly today, int top)
    {
        _gate.EnterReadLock();
        try
        {
            if (_ready is not { } ready || !ReferenceEquals(ready.Entries, entries) || _view is not { } view || view.Dimensions != question.Length)
                return null;
            return [.. view.Search(question, top, key => ready.Find(key)?.IsValidOn(today) == true).Select(hit => new NearEntry(ready.Find(hit.Id)!, hit.Cosine))];
        }
        finally
        {
            _gate.ExitReadLock();
        }
    }

    public void Dispose()
    {
        Close();
        _gate.Dispose();
    }

    private DenseView? Load(string model)
    {
        var file = FileOf(model);
        if (!File.Exists(file))
            return null;
        try
        {
            var view = DenseView.Open(file);
            if (view.Model == model)
                return view;
            view.Dispose();
        }
        catch (IndexFormatException)
        {
            // It is made anew.
        }
        File.Delete(file);
        return null;
    }

    private void Exchange(DenseView? next)
    {
        _view?.Dispose();
        (_view, _ready) = (next, null);
    }

    private string FileOf(string model) => Path.Combine(folder, EntryVector.Hash(model) + ".vectors");

    private sealed record Ready(IReadOnlyDictionary<string, KnowledgeEntry> Entries, IReadOnlyDictionary<string, string> Keys)
    {
        public KnowledgeEntry? Find(string key) => Keys.TryGetValue(key, out var id) ? Entries.GetValueOrDefault(id) : null;
    }
}

/// <summary>An entry near a question.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Cosine">-1 to 1; what counts as near differs from model to model.</param>
internal readonly record struct NearEntry(KnowledgeEntry Entry, float Cosine);
