using Haechi.CitizenServices.Knowledge.Vectors;
using Haechi.Retrieval;

namespace Haechi.CitizenServices.Knowledge;

/// <summary>An entry found for a question.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Confidence">From 0 to 1: how likely it is that this entry answers. Made to be held against one threshold.</param>
internal sealed record KnowledgeHit(KnowledgeEntry Entry, double Confidence)
{
    /// <summary>Whether its vector is near the question: reason enough to offer it, none to answer with it. Default false.</summary>
    public bool IsNear { get; init; }
}

/// <summary>
/// The knowledge base that can be asked, always in its newest published state: each question is answered from one snapshot,
/// which is exchanged as a whole. Safe for any number of threads.
/// </summary>
internal sealed class KnowledgeSearch
{
    /// <summary>Most hits of one search.</summary>
    public const int MostHits = 10;

    /// <summary>Least confidence of an entry that is given as the answer.</summary>
    public const double Sure = 0.5;

    /// <summary>Least confidence of an entry that is offered as perhaps meant.</summary>
    public const double Perhaps = 0.3;

    private volatile KnowledgeSnapshot _now;

    public KnowledgeSearch(IEnumerable<KnowledgeEntry> entries) => _now = KnowledgeSnapshot.InMemory(entries);

    /// <summary>Vectors of questions, where an embedding model is configured; null (default) for a search by words alone.</summary>
    public QuestionVectors? Vectors { get; init; }

    /// <summary>Least cosine at which an entry that words did not find is offered. Default: never.</summary>
    public Func<double> LeastCosine { get; init; } = () => double.PositiveInfinity;

    public static KnowledgeSearch Empty { get; } = new([]);

    public int Count => _now.Entries.Count;

    /// <summary>What is asked at this moment.</summary>
    public KnowledgeSnapshot Now => _now;

    public KnowledgeEntry? Find(string id) => _now.Entries.GetValueOrDefault(id);

    /// <summary>
    /// Entries that may be answered with on that day, best first. Expired ones are never among them.
    /// At most <see cref="MostHits"/> are given.
    /// </summary>
    public IReadOnlyList<KnowledgeHit> Ask(string question, DateOnly today, int top = 3)
    {
        var (now, most) = (_now, Math.Clamp(top, 1, MostHits));
        return Vectors?.Near(now, question, today, MostHits) is { } near
            ? [.. FusedHits.Of(now.Ask(question, today, MostHits), near, LeastCosine()).Take(most)]
            : now.Ask(question, today, most);
    }

    /// <summary>The sentence of an entry that answers the question.</summary>
    public Snippet Highlight(KnowledgeEntry entry, string question) => _now.Highlight(entry, question);

    /// <summary>Entries that their owners must renew, the oldest first.</summary>
    public IReadOnlyList<KnowledgeEntry> ExpiredOn(DateOnly today) =>
        [.. _now.Entries.Values.Where(e => !e.IsValidOn(today)).OrderBy(e => e.ValidUntil).ThenBy(e => e.Id, StringComparer.Ordinal)];

    /// <summary>The same base with one entry added or exchanged, beside this one: what would be answered if it were published.</summary>
    public KnowledgeSearch With(KnowledgeEntry entry) => new(_now.Entries.Values.Where(e => e.Id != entry.Id).Append(entry));

    /// <summary>Asks this from now on. Questions that are being answered go on with what they began with.</summary>
    public void Take(KnowledgeSnapshot next) => _now = next;
}
