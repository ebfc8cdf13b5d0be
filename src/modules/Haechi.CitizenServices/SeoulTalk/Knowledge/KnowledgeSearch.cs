using Haechi.Retrieval;

namespace Haechi.CitizenServices.SeoulTalk.Knowledge;

/// <summary>An entry found for a question.</summary>
/// <remarks>The confidence is that of <see cref="SearchHit.Confidence"/>, from 0 to 1.</remarks>
internal sealed record KnowledgeHit(KnowledgeEntry Entry, double Confidence);

/// <summary>An immutable snapshot of the knowledge base that can be asked.</summary>
internal sealed class KnowledgeSearch
{
    /// <summary>Most hits of one search.</summary>
    public const int MostHits = 10;

    private const int SearchedDeep = 24;

    private readonly Dictionary<string, KnowledgeEntry> _entries;
    private readonly Bm25Index _index;

    public KnowledgeSearch(IEnumerable<KnowledgeEntry> entries)
    {
        _entries = entries.ToDictionary(e => e.Id, StringComparer.Ordinal);
        _index = new Bm25IndexBuilder().AddRange(_entries.Values.Select(ToDocument)).Build();
    }

    public static KnowledgeSearch Empty { get; } = new([]);

    public int Count => _entries.Count;

    public KnowledgeEntry? Find(string id) => _entries.GetValueOrDefault(id);

    /// <summary>
    /// Entries that may be answered with on that day, best first. Expired ones are never among them.
    /// At most <see cref="MostHits"/> are given.
    /// </summary>
    public IReadOnlyList<KnowledgeHit> Ask(string question, DateOnly today, int top = 3) =>
        [.. _index.Search(question, SearchedDeep)
            .Select(h => (Entry: _entries[h.Id], h.Confidence))
            .Where(h => h.Entry.IsValidOn(today))
            .Take(Math.Clamp(top, 1, MostHits))
            .Select(h => new KnowledgeHit(h.Entry, h.Confidence))];

    /// <summary>The sentence of an entry that answers the question.</summary>
    public Snippet Highlight(KnowledgeEntry entry, string question) => Snippet.Of(_index, entry.Body, question);

    /// <summary>Entries that their owners must renew, the oldest first.</summary>
    public IReadOnlyList<KnowledgeEntry> ExpiredOn(DateOnly today) =>
        [.. _entries.Values.Where(e => !e.IsValidOn(today)).OrderBy(e => e.ValidUntil).ThenBy(e => e.Id, StringComparer.Ordinal)];

    private static SearchDocument ToDocument(KnowledgeEntry entry) =>
        new(entry.Id, entry.Title, entry.Questions, entry.Keywords, entry.Body);
}
