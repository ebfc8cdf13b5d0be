using System.Text.Json;

namespace Haechi.Retrieval;

/// <summary>A document found, with its ranking score.</summary>
public readonly record struct FoundDocument(string Id, double Score);

/// <summary>What a search found, best first, and how likely it is that the list answers (0 to 1).</summary>
public sealed record SearchResult(IReadOnlyList<FoundDocument> Hits, double Confidence);

/// <summary>An index folder, opened for searching.</summary>
public sealed class SearchIndex : IDisposable
{
    private readonly Bm25Index _index;

    private SearchIndex(Bm25Index index) => _index = index;

    /// <summary>Opens the index in a folder.</summary>
    public static SearchIndex Open(string folder)
    {
        var builder = new Bm25IndexBuilder();
        foreach (var line in File.ReadLines(Path.Combine(folder, IndexWriter.FileName)))
        {
            var document = JsonSerializer.Deserialize<TextDocument>(line)!;
            builder.Add(new SearchDocument(document.Id, document.Title, [], [], document.Text));
        }
        return new SearchIndex(builder.Build());
    }

    /// <summary>The best documents for a query, best first; at most <paramref name="top"/>.</summary>
    public SearchResult Search(string query, int top = 10)
    {
        var hits = _index.Search(query, Math.Clamp(top, 1, 24));
        return new SearchResult([.. hits.Select(h => new FoundDocument(h.Id, h.Score))], hits.Count > 0 ? hits[0].Confidence : 0);
    }

    public void Dispose()
    {
    }
}
