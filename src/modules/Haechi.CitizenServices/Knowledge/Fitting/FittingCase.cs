using Haechi.CitizenServices.Knowledge.Ranking;
using Haechi.Retrieval;

namespace Haechi.CitizenServices.Knowledge.Fitting;

/// <summary>A question with the evidence for each of its candidates.</summary>
/// <param name="Found">The candidates.</param>
/// <param name="Fit">The question beside the index.</param>
/// <param name="Right">Place of the entry that answers; -1 when none of them does.</param>
/// <param name="Weight">How much the case counts.</param>
internal sealed record FittingCase(List<(KnowledgeEntry Entry, double[] Evidence)> Found, QueryFit Fit, int Right, double Weight)
{
    /// <summary>The question in a base that lacks the answer.</summary>
    public FittingCase WithoutAnswer()
    {
        List<(KnowledgeEntry, double[] Evidence)> rest = [.. Found.Where((_, i) => i != Right).Select(f => (f.Entry, (double[])f.Evidence.Clone()))];
        EntryEvidence.AddTopics(rest);
        return this with { Found = rest, Right = -1 };
    }

    public static FittingCase Of(KnowledgeSnapshot whole, string question, string? expected, double weight)
    {
        var (found, fit) = EntryRanking.Find(whole.Texts, question, null);
        return new FittingCase(found, fit, found.FindIndex(f => f.Entry.Id == expected), weight);
    }

    /// <summary>
    /// Every question that is stored with an entry, asked of a base that does not have it: the entry's other questions, its title
    /// and its answer must find it. So the knowledge base itself teaches how people ask for what it holds.
    /// </summary>
    public static IEnumerable<FittingCase> LeavingOneOut(IReadOnlyList<KnowledgeEntry> entries, double weight)
    {
        for (var fold = 0; fold < entries.Max(e => e.Questions.Count); fold++)
        {
            var without = KnowledgeSnapshot.InMemory(entries.Select(e => e with { Questions = [.. e.Questions.Where((_, i) => i != fold)] }));
            foreach (var entry in entries.Where(e => e.Questions.Count > fold))
                yield return Of(without, entry.Questions[fold], entry.Id, weight);
        }
    }
}
