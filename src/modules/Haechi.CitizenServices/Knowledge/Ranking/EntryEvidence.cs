using Haechi.Retrieval;

namespace Haechi.CitizenServices.Knowledge.Ranking;

/// <summary>What speaks for an entry as the answer to a question, number by number in the order of <see cref="Names"/>.</summary>
internal static class EntryEvidence
{
    /// <summary>What entries are ordered by.</summary>
    public static readonly string[] Names =
    [
        "first", "anywhere", "sentence", "titled", "smooth", "likeness", "likenessSquared", "second", "title", "covered", "words", "head", "keywords", "body", "headWords", "keywordWords", "bodyWords", "asked", "askedTitle", "topic",
    ];

    /// <summary>What the confidence is computed from.</summary>
    public static readonly string[] ConfidenceNames =
    [
        "offset", "toFirst", "share", "anywhere", "likeness", "head", "words", "shareAnywhere", "unknown", "asked", "weight",
    ];

    /// <summary>Whether each speaks for an answer (1) or against it (-1); the first is no evidence.</summary>
    public static readonly int[] ConfidenceSigns = [0, 1, 1, 1, 1, 1, 1, 1, -1, 1, 1];

    public static double[] Of(EntryText text, Explanation found, QueryFit fit, QueryFit asked)
    {
        double most = 0, second = 0, covered = 0, words = 0, askedMost = 0;
        foreach (var phrase in text.Phrases)
        {
            var own = fit.Of(phrase);
            (most, second) = own.Likeness > most ? (own.Likeness, most) : (most, Math.Max(second, own.Likeness));
            (covered, words) = (Math.Max(covered, own.Covered), Math.Max(words, own.Words));
            askedMost = Math.Max(askedMost, asked.Of(phrase).Likeness);
        }
        var title = fit.Of(text.Title);
        var askedTitle = asked.Of(text.Title).Likeness;
        var (keywords, head, body) = (fit.Of(text.Keywords), fit.Of(text.Head), fit.Of(text.Body));
        var e = found.Evidence;
        return
        [
            e["firstScore"], e["pieces"] + e["words"], e["sentence"], e["titledPieces"] + e["titledWords"], e["smooth"],
            most, most * most, second, title.Likeness, covered, words, head.Covered, keywords.Covered, body.Covered, head.Words, keywords.Words, body.Words, askedMost, askedTitle, 0,
        ];
    }

    /// <summary>How much the candidates of an entry's topic have of all that speaks for any candidate: neighbours vouch for each other.</summary>
    public static void AddTopics(IReadOnlyList<(KnowledgeEntry Entry, double[] Evidence)> candidates)
    {
        var head = Array.IndexOf(Names, "head");
        var all = Math.Max(1e-9, candidates.Sum(c => c.Evidence[head] * c.Evidence[head]));
        var topics = candidates.GroupBy(c => c.Entry.TopicId).ToDictionary(g => g.Key, g => g.Sum(c => c.Evidence[head] * c.Evidence[head]));
        foreach (var (entry, evidence) in candidates)
            evidence[^1] = (topics[entry.TopicId] - evidence[head] * evidence[head]) / all;
    }
}
