using Haechi.Retrieval;

namespace Haechi.CitizenServices.Knowledge;

/// <summary>The knowledge base as it is at one moment. Immutable.</summary>
internal sealed class KnowledgeSnapshot
{
    private const int SearchedDeep = 24;

    private readonly Bm25Index _index;

    public KnowledgeSnapshot(IEnumerable<KnowledgeEntry> entries)
    {
        Entries = entries.ToDictionary(e => e.Id, StringComparer.Ordinal);
        _index = new Bm25IndexBuilder().AddRange(Entries.Values.Select(ToDocument)).Build();
    }

    public IReadOnlyDictionary<string, KnowledgeEntry> Entries { get; }

    public IReadOnlyList<KnowledgeHit> Ask(string question, DateOnly today, int top) =>
        [.. _index.Search(question, SearchedDeep)
            .Select(h => (Entry: Entries[h.Id], h.Confidence))
            .Where(h => h.Entry.IsValidOn(today))
            .Take(top)
            .Select(h => new KnowledgeHit(h.Entry, h.Confidence))];

    public Snippet Highlight(KnowledgeEntry entry, string question) => Snippet.Of(_index, entry.Body, question);

    private static SearchDocument ToDocument(KnowledgeEntry entry) =>
        new(entry.Id, entry.Title, entry.Questions, entry.Keywords, entry.Body);
}
