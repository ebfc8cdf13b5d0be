namespace Haechi.Retrieval.Bench.Peers;

/// <summary>The engine of this repository.</summary>
internal sealed class ThisEngine(string folder) : IPeer
{
    private SearchIndex? _index;

    public string Name => "Haechi";

    public long Bytes => new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length);

    public SearchIndex Opened => _index!;

    public void Index(IReadOnlyList<TextDocument> documents)
    {
        _index?.Dispose();
        using (var writer = IndexWriter.Create(folder))
        {
            foreach (var document in documents)
                writer.Put(document);
            writer.Commit();
        }
        _index = SearchIndex.Open(folder);
    }

    public (IReadOnlyList<string> Ids, double Sureness) Search(string query, int top)
    {
        var found = _index!.Search(query, top);
        return ([.. found.Hits.Select(h => h.Id)], found.Confidence);
    }

    public void Dispose() => _index?.Dispose();
}
