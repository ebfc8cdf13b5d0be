using System.Collections.Concurrent;
using Haechi.Retrieval;

namespace Haechi.CitizenServices.Knowledge.Ranking;

/// <summary>An entry with its texts made ready to be held beside questions.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Title">Its title.</param>
/// <param name="Phrases">Each way of asking, the title among them.</param>
/// <param name="Keywords">Its keywords.</param>
/// <param name="Head">Title, ways of asking and keywords together.</param>
/// <param name="Body">Its answer.</param>
internal sealed record EntryText(KnowledgeEntry Entry, FitText Title, IReadOnlyList<FitText> Phrases, FitText Keywords, FitText Head, FitText Body);

/// <summary>The entries of one snapshot with their texts, each made ready when the first question comes near it.</summary>
internal sealed class EntryTexts(IReadOnlyDictionary<string, KnowledgeEntry> entries, SearchIndex index)
{
    private readonly ConcurrentDictionary<string, EntryText> _ready = new(StringComparer.Ordinal);

    public SearchIndex Index => index;

    public EntryText? Find(string id) =>
        _ready.TryGetValue(id, out var ready) ? ready
        : entries.TryGetValue(id, out var entry) ? _ready.GetOrAdd(id, Prepare(entry))
        : null;

    private EntryText Prepare(KnowledgeEntry entry)
    {
        var title = index.Prepare(entry.Title);
        return new EntryText(
            entry, title, [.. entry.Questions.Select(q => index.Prepare(q)), title], index.Prepare([.. entry.Keywords]),
            index.Prepare([entry.Title, .. entry.Questions, .. entry.Keywords]), index.Prepare(entry.Body));
    }
}
