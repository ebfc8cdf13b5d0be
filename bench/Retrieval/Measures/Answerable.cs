using Haechi.Retrieval.Bench.Peers;
using Haechi.Retrieval.Bench.Questions;

namespace Haechi.Retrieval.Bench.Measures;

/// <summary>One question of the test whether an engine knows what it does not know.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Sureness">What the engine said of its first hit.</param>
/// <param name="Answerable">Whether the document was there.</param>
/// <param name="Right">Whether it came first.</param>
internal sealed record Sure(Question Question, double Sureness, bool Answerable, bool Right);

/// <summary>Half of the questions lose their document; an engine should be less sure of what it finds for them.</summary>
internal static class Answerable
{
    /// <summary>
    /// The collection is asked in two halves: questions that keep their document in the whole collection, and the others in
    /// collections from which their documents are taken out, a tenth of the documents at a time so that rivals remain.
    /// </summary>
    public static List<Sure> Ask(IPeer peer, QuestionSet set)
    {
        const int parts = 10;
        var results = set.Questions.Where(q => !Distortions.LosesItsDocument(q)).Select(q => Ask(peer, q, true)).ToList();
        var number = set.Documents.Select((d, i) => (d.Id, i)).ToDictionary(d => d.Id, d => d.i);
        for (var part = 0; part < parts; part++)
        {
            peer.Index([.. set.Documents.Where((_, i) => i % parts != part)]);
            results.AddRange(set.Questions.Where(q => Distortions.LosesItsDocument(q) && number[q.Gold] % parts == part).Select(q => Ask(peer, q, false)));
        }
        peer.Index(set.Documents);
        return results;
    }

    /// <summary>Chance that an answerable question is surer than one that is not; ties count half.</summary>
    public static double Auroc(IReadOnlyCollection<Sure> results)
    {
        var (above, ones) = (0.0, results.Count(r => r.Answerable));
        var seen = 0.0;
        foreach (var tie in results.GroupBy(r => r.Sureness).OrderBy(g => g.Key))
        {
            var no = tie.Count(r => !r.Answerable);
            above += tie.Count(r => r.Answerable) * (seen + no / 2.0);
            seen += no;
        }
        return above / (ones * (double)(results.Count - ones));
    }

    /// <summary>For each share of questions that is answered, the surest first: the share of those that is wrong.</summary>
    public static List<(double Coverage, double Risk)> RiskCoverage(IReadOnlyCollection<Sure> results)
    {
        var (curve, wrong, n) = (new List<(double, double)>(), 0, 0);
        foreach (var result in results.OrderByDescending(r => r.Sureness))
        {
            n++;
            wrong += result.Right ? 0 : 1;
            if (n % Math.Max(1, results.Count / 200) == 0 || n == results.Count)
                curve.Add((n / (double)results.Count, wrong / (double)n));
        }
        return curve;
    }

    private static Sure Ask(IPeer peer, Question question, bool answerable)
    {
        var (ids, sureness) = peer.Search(question.Text, 10);
        return new Sure(question, sureness, answerable, answerable && ids.Count > 0 && ids[0] == question.Gold);
    }
}
