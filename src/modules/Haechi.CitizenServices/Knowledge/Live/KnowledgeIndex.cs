using Haechi.CitizenServices.Knowledge.Ranking;
using Haechi.Retrieval;

namespace Haechi.CitizenServices.Knowledge.Live;

/// <summary>
/// The index folder of this host. It is a cache of what the database has: when it is absent, damaged or from a newer program
/// it is made anew. What was opened lies in memory, so nothing that happens to the files disturbs who is being answered.
/// </summary>
/// <param name="folder">The folder; made when it is not there.</param>
internal sealed class KnowledgeIndex(string folder)
{
    private SearchIndex? _open;
    private HashSet<string> _known = [];

    /// <summary>Why the folder cannot be used and the index lives in memory alone; null when it can.</summary>
    public string? Problem { get; private set; }

    /// <summary>Why the folder was made anew the last time it had to be; null when it never had to.</summary>
    public string? Mended { get; private set; }

    /// <summary>Brings the folder into line with the entries and opens it.</summary>
    public KnowledgeSnapshot Bring(IReadOnlyCollection<KnowledgeEntry> entries)
    {
        try
        {
            _open ??= File.Exists(Path.Combine(folder, "haechi-index.json")) ? SearchIndex.Open(folder, SegmentMemory.Copied) : null;
            if (_open is not { } index || !Holds(index) || !TryUpdate(index, entries))
                Make(entries);
            Problem = null;
        }
        catch (IndexFormatException damage)
        {
            return Remake(entries, damage);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Problem = exception.Message;
            return KnowledgeSnapshot.InMemory(entries);
        }
        return new KnowledgeSnapshot(entries, _open!);
    }

    /// <summary>False when the files no longer hold what was opened.</summary>
    public bool IsSound()
    {
        if (Problem is not null || _open is null)
            return Problem is null;
        try
        {
            return Holds(_open);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether the folder still holds what was opened. Throws when it is damaged.</summary>
    private bool Holds(SearchIndex index) => SearchIndex.Open(folder, SegmentMemory.Copied).Generation == index.Generation;

    private KnowledgeSnapshot Remake(IReadOnlyCollection<KnowledgeEntry> entries, IndexFormatException damage)
    {
        try
        {
            Make(entries);
            (Mended, Problem) = (damage.Message, null);
            return new KnowledgeSnapshot(entries, _open!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Problem = exception.Message;
            return KnowledgeSnapshot.InMemory(entries);
        }
    }

    /// <summary>Writes what differs. False when the folder holds entries that nobody knows: then it is made anew.</summary>
    private bool TryUpdate(SearchIndex index, IReadOnlyCollection<KnowledgeEntry> entries)
    {
        var fresh = entries.Select(EntryDocument.Of).ToList();
        var stored = fresh.ConvertAll(d => index.Find(d.Id));
        var changed = fresh.Where((d, i) => stored[i]?.Source != d.Source).ToList();
        var gone = _known.Except(fresh.Select(d => d.Id), StringComparer.Ordinal).Where(id => index.Find(id) is not null).ToList();
        if (index.Count != stored.Count(s => s is not null) + gone.Count)
            return false;
        if (changed.Count + gone.Count > 0)
            Write(IndexWriter.Open(folder), changed, gone);
        _known = [.. fresh.Select(d => d.Id)];
        return true;
    }

    private void Make(IReadOnlyCollection<KnowledgeEntry> entries)
    {
        Write(IndexWriter.Create(folder), entries.Select(EntryDocument.Of), []);
        _known = [.. entries.Select(e => e.Id)];
    }

    private void Write(IndexWriter writer, IEnumerable<TextDocument> changed, IEnumerable<string> gone)
    {
        using (writer)
        {
            foreach (var document in changed)
                writer.Put(document);
            foreach (var id in gone)
                writer.Delete(id);
            writer.Commit();
        }
        _open = SearchIndex.Open(folder, SegmentMemory.Copied);
    }
}
