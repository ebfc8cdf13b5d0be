namespace Haechi.CitizenServices.Knowledge.Questions.Likeness;

/// <summary>Questions that ask the same.</summary>
/// <param name="Lead">The one that stands for all.</param>
/// <param name="Members">Every different wording, the lead first.</param>
internal sealed record QuestionCluster(Phrase Lead, IReadOnlyList<Phrase> Members);

/// <summary>
/// Puts questions that ask the same together. The questions are taken in an order that hangs on the questions alone: first
/// those that an editor has handled, then those that are asked most. Each joins the cluster whose lead it is most like, or
/// leads one of its own; so no cluster can wander from subject to subject over a chain of likenesses.
/// </summary>
internal static class QuestionClusters
{
    /// <summary>Least likeness of a question to the lead of its cluster.</summary>
    public const double Threshold = 0.55;

    /// <param name="asked">Wordings and how often each was asked.</param>
    /// <param name="handled">Leads of items that editors have handled: they stay leads.</param>
    /// <param name="known">Texts of the knowledge base, which tell common words from rare ones.</param>
    /// <param name="cancellationToken">Stops between two questions.</param>
    public static IReadOnlyList<QuestionCluster> Of(
        IReadOnlyDictionary<string, int> asked, IEnumerable<string> handled, IEnumerable<string> known, CancellationToken cancellationToken = default)
    {
        var anchors = handled.Select(Phrase.Read).DistinctBy(p => p.Key).OrderBy(p => p.Key, StringComparer.Ordinal).ToList();
        var wordings = Wordings(asked);
        var weights = new WordWeights(wordings.Select(w => w.Phrase).Concat(known.Select(Phrase.Read)));
        var leads = new LeadIndex();
        var members = new List<List<Phrase>>();
        var anchored = anchors.Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var phrase in anchors.Concat(wordings.Select(w => w.Phrase).Where(p => !anchored.Contains(p.Key))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var weighed = new WeighedPhrase(phrase, weights);
            var lead = leads.Nearest(weighed, Threshold);
            if (lead < 0)
            {
                leads.Add(weighed);
                members.Add([phrase]);
            }
            else
            {
                members[lead].Add(phrase);
            }
        }
        return [.. members.Select(m => new QuestionCluster(m[0], m))];
    }

    /// <summary>Spellings that differ in spaces alone are one; the one asked most stands for them.</summary>
    private static List<(Phrase Phrase, int Count)> Wordings(IReadOnlyDictionary<string, int> asked) =>
    [
        .. asked.GroupBy(a => Phrase.KeyOf(a.Key), StringComparer.Ordinal)
            .Select(g => (
                Phrase: Phrase.Read(g.OrderByDescending(a => a.Value).ThenBy(a => a.Key, StringComparer.Ordinal).First().Key),
                Count: g.Sum(a => a.Value)))
            .OrderByDescending(w => w.Count)
            .ThenBy(w => w.Phrase.Words.Count == 0)
            .ThenBy(w => w.Phrase.Words.Count)
            .ThenBy(w => w.Phrase.Key, StringComparer.Ordinal),
    ];
}
