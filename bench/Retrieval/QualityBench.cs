using System.Globalization;
using Haechi.Retrieval.Bench.Measures;
using Haechi.Retrieval.Bench.Peers;
using Haechi.Retrieval.Bench.Questions;

namespace Haechi.Retrieval.Bench;

/// <summary>The same questions to each engine: as they are, with a typo, as fragments, and with half of the documents gone.</summary>
internal static class QualityBench
{
    private static readonly (string Name, Func<Question, bool> Belongs)[] Halves =
        [("development", q => !q.HeldOut), ("held-out", q => q.HeldOut), ("all", _ => true)];

    public static void Run(IPeer peer, QuestionSet set, Report report)
    {
        peer.Index(set.Documents);
        Ask(peer, "as asked", set.Questions, report);
        Ask(peer, "one typo", [.. set.Questions.Select(Distortions.WithTypo)], report);
        Ask(peer, "fragments", [.. set.Questions.Select(Distortions.AsFragment)], report);
        var sure = Answerable.Ask(peer, set);
        foreach (var (half, belongs) in Halves)
        {
            var part = sure.Where(s => belongs(s.Question)).ToList();
            report.Add(peer.Name, "answerable", half, "AUROC", Answerable.Auroc(part), F($"AUROC {Answerable.Auroc(part):F3}"));
        }
        if (peer is ThisEngine)
            report.Curve = Answerable.RiskCoverage([.. sure.Where(s => s.Question.HeldOut)]);
    }

    public static void Snippets(ThisEngine ours, QuestionSet set, Report report)
    {
        foreach (var (half, belongs) in Halves)
        {
            var (snippet, sentence, length) = SnippetQuality.Of(ours.Opened, [.. set.Questions.Where(belongs)]);
            report.Add(ours.Name, "snippet", half, "holds the answer", snippet, F($"snippet holds the answer {snippet:P1}, its best sentence {sentence:P1}, mean length {length:F0}"));
        }
    }

    private static void Ask(IPeer peer, string kind, IReadOnlyList<Question> questions, Report report)
    {
        var ranks = Quality.Ranks(peer, questions);
        foreach (var (half, belongs) in Halves)
        {
            var quality = Quality.Of([.. ranks.Where((_, i) => belongs(questions[i]))]);
            report.Add(peer.Name, kind, half, "recall@1", quality.First, F($"recall@1 {quality.First:F4}  nDCG@10 {quality.Ndcg:F4}  (n={quality.Count})"));
            report.Add(peer.Name, kind, half, "nDCG@10", quality.Ndcg, null);
        }
    }

    private static string F(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
