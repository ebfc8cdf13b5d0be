using Haechi.Retrieval;
using Haechi.Retrieval.Korean;

namespace Haechi.CitizenServices.Knowledge.Ranking;

/// <summary>An entry with what speaks for it.</summary>
internal sealed record RankedEntry(KnowledgeEntry Entry, double[] Evidence, double Score, double Confidence);

/// <summary>Finds candidates in the index and orders them by the ways in which people ask for each.</summary>
internal static class EntryRanking
{
    /// <summary>Candidates whose phrases are held beside the question.</summary>
    public const int Candidates = 64;

    /// <summary>What an entry scores that has about a third of the question.</summary>
    private const double NothingScore = 8;

    public static List<RankedEntry> Rank(
        EntryTexts texts, string question, DateOnly? validOn, EntryModel model)
    {
        var (found, fit) = Find(texts, question, validOn);
        var scores = found.ConvertAll(f => EntryModel.Score(model.Ranking, f.Evidence));
        var most = scores.Count == 0 ? 0 : scores.Max();
        var total = Total(scores);
        return
        [
            .. found.Select((f, i) =>
                {
                    var toFirst = Math.Exp(scores[i] - most);
                    return new RankedEntry(f.Entry, f.Evidence, scores[i], Logistic(EntryModel.Score(model.Confidence, ConfidenceOf(f.Evidence, toFirst, toFirst / total, fit))));
                })
                .OrderByDescending(r => r.Score),
        ];
    }

    public static (List<(KnowledgeEntry Entry, double[] Evidence)> Found, QueryFit Fit) Find(
        EntryTexts texts, string question, DateOnly? validOn)
    {
        var index = texts.Index;
        var asked = FunctionWords.Without(question);
        var hits = index.Explain(asked, Candidates, new SearchFilter { ValidOn = validOn }).Hits;
        var fit = index.Fit(asked);
        var whole = index.Fit(question);
        var found = hits.Select(h => (Text: texts.Find(h.Id), Hit: h)).Where(h => h.Text is not null)
            .Select(h => (h.Text!.Entry, EntryEvidence.Of(h.Text, h.Hit, fit, whole))).ToList();
        EntryEvidence.AddTopics(found);
        return (found, fit);
    }

    public static double[] ConfidenceOf(double[] evidence, double toFirst, double share, QueryFit fit)
    {
        double At(string name) => evidence[Array.IndexOf(EntryEvidence.Names, name)];
        return [1, toFirst, share, At("anywhere"), At("likeness"), At("head"), At("words"), share * At("anywhere"), fit.Unknown, Math.Log(1 + fit.Asked), 1 - Math.Exp(-At("head") * fit.Asked / 10)];
    }

    /// <summary>The sum that shares are taken of, as multiples of the best: nothing at all stands among the candidates too, so that the only one there is not sure to be right.</summary>
    public static double Total(IReadOnlyCollection<double> scores) =>
        scores.Count == 0 ? 1 : scores.Sum(s => Math.Exp(s - scores.Max())) + Math.Exp(NothingScore - scores.Max());

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
