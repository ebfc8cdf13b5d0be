using Haechi.CitizenServices.Knowledge.Ranking;
using Haechi.Retrieval;

namespace Haechi.CitizenServices.Knowledge;

/// <summary>The knowledge base as it is at one moment. Immutable.</summary>
internal sealed record KnowledgeSnapshot
{
    public KnowledgeSnapshot(IEnumerable<KnowledgeEntry> entries, SearchIndex index)
    {
        Entries = entries.ToDictionary(e => e.Id, StringComparer.Ordinal);
        Texts = new EntryTexts(Entries, index);
    }

    public IReadOnlyDictionary<string, KnowledgeEntry> Entries { get; }

    /// <summary>What entries may be about, by name. Default: none.</summary>
    public IReadOnlyList<KnowledgeTopic> Topics { get; init; } = [];

    public EntryTexts Texts { get; }

    public SearchIndex Index => Texts.Index;

    /// <summary>A snapshot whose index lies in memory alone.</summary>
    public static KnowledgeSnapshot InMemory(IEnumerable<KnowledgeEntry> entries)
    {
        var all = entries.ToList();
        var folder = Directory.CreateTempSubdirectory("haechi-knowledge-").FullName;
        try
        {
            using (var writer = IndexWriter.Create(folder))
            {
                foreach (var entry in all)
                    writer.Put(EntryDocument.Of(entry));
                writer.Commit();
            }
            return new KnowledgeSnapshot(all, SearchIndex.Open(folder, SegmentMemory.Copied));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public IReadOnlyList<KnowledgeHit> Ask(string question, DateOnly today, int top) =>
        [.. EntryRanking.Rank(Texts, question, today, EntryModel.Shipped)
            .Where(r => r.Entry.IsValidOn(today))
            .Take(top)
            .Select(r => new KnowledgeHit(r.Entry, r.Confidence))];

    /// <summary>The sentence that answers; of a table the whole row, so that a fee never stands without its certificate.</summary>
    public Snippet Highlight(KnowledgeEntry entry, string question)
    {
        var sentence = Snippet.Of(Index, entry.Body, question);
        return sentence.Length == 0 ? sentence : TableRow.Around(entry.Body, sentence);
    }
}
