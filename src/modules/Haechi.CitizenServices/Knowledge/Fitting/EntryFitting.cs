using Haechi.CitizenServices.Knowledge.Ranking;

namespace Haechi.CitizenServices.Knowledge.Fitting;

/// <summary>Fits the models of the knowledge base: softmax regression for the order, logistic regression for the confidence.</summary>
internal static class EntryFitting
{
    private const int Steps = 1500;
    private const double Rate = 0.05;
    private const int Shown = 3;

    /// <summary>Weights under which the right candidate has the most of the probability.</summary>
    public static double[] Ranking(IReadOnlyList<FittingCase> cases, double penalty)
    {
        var answerable = cases.Where(c => c.Right >= 0).ToList();
        return Descend(EntryEvidence.Names.Length, penalty, answerable.Sum(c => c.Weight), null, (weights, gradient) =>
        {
            foreach (var one in answerable)
            {
                var shares = Shares(one, weights);
                for (var i = 0; i < shares.Length; i++)
                {
                    var pull = one.Weight * (shares[i] - (i == one.Right ? 1 : 0));
                    for (var f = 0; f < weights.Length; f++)
                        gradient[f] += pull * one.Found[i].Evidence[f];
                }
            }
        });
    }

    /// <summary>Weights that tell of the first few candidates how likely each answers.</summary>
    public static double[] Confidence(IReadOnlyList<FittingCase> cases, double[] ranking, double penalty)
    {
        var told = cases.SelectMany(c => First(c, ranking)).ToList();
        return Descend(EntryEvidence.ConfidenceNames.Length, penalty, told.Sum(t => t.Weight), EntryEvidence.ConfidenceSigns, (weights, gradient) =>
        {
            foreach (var (evidence, right, weight) in told)
            {
                var off = weight * (1 / (1 + Math.Exp(-EntryModel.Score(weights, evidence))) - (right ? 1 : 0));
                for (var f = 0; f < weights.Length; f++)
                    gradient[f] += off * evidence[f];
            }
        });
    }

    /// <summary>Moves the offset so that the given share of the questions without an answer stays below one half.</summary>
    public static double[] Refusing(double[] confidence, IReadOnlyList<FittingCase> unanswerable, double[] ranking, double share)
    {
        var sums = unanswerable.Select(c => First(c, ranking).Select(f => EntryModel.Score(confidence, f.Evidence)).DefaultIfEmpty(-9).First()).Order().ToList();
        var cut = sums[Math.Min(sums.Count - 1, (int)Math.Ceiling(sums.Count * share) - 1)];
        var next = sums.FirstOrDefault(s => s > cut, cut + 0.2);
        return [confidence[0] - (cut + next) / 2, .. confidence.Skip(1)];
    }

    /// <summary>How many cases have the right candidate first.</summary>
    public static int RightFirst(IEnumerable<FittingCase> cases, double[] ranking) =>
        cases.Count(c => c.Right >= 0 && Array.IndexOf(Shares(c, ranking), Shares(c, ranking).Max()) == c.Right);

    private static IEnumerable<(double[] Evidence, bool Right, double Weight)> First(FittingCase one, double[] ranking)
    {
        var scores = one.Found.ConvertAll(f => EntryModel.Score(ranking, f.Evidence));
        var (most, total) = (scores.Count == 0 ? 0 : scores.Max(), EntryRanking.Total(scores));
        return Enumerable.Range(0, scores.Count).OrderByDescending(i => scores[i]).Take(Shown).Select(i => (i, ToFirst: Math.Exp(scores[i] - most)))
            .Select(r => (EntryRanking.ConfidenceOf(one.Found[r.i].Evidence, r.ToFirst, r.ToFirst / total, one.Fit), r.i == one.Right, one.Weight));
    }

    private static double[] Shares(FittingCase one, double[] ranking)
    {
        var scores = one.Found.Select(f => EntryModel.Score(ranking, f.Evidence)).ToArray();
        var most = scores.Length == 0 ? 0 : scores.Max();
        var total = scores.Sum(s => Math.Exp(s - most));
        return [.. scores.Select(s => Math.Exp(s - most) / total)];
    }

    /// <summary>Gradient descent with steps of their own size for each weight (Kingma and Ba 2015, "Adam").</summary>
    private static double[] Descend(int size, double penalty, double mass, int[]? signs, Action<double[], double[]> addGradient)
    {
        var (weights, mean, square) = (new double[size], new double[size], new double[size]);
        for (var step = 1; step <= Steps; step++)
        {
            var gradient = new double[size];
            addGradient(weights, gradient);
            for (var f = 0; f < size; f++)
            {
                var slope = gradient[f] / mass + (signs?[f] == 0 ? 0 : penalty * weights[f]);
                mean[f] = 0.9 * mean[f] + 0.1 * slope;
                square[f] = 0.999 * square[f] + 0.001 * slope * slope;
                weights[f] -= Rate * (mean[f] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(square[f] / (1 - Math.Pow(0.999, step))) + 1e-8);
                // More evidence never makes an answer less likely, however the few cases happen to lie.
                if (signs is not null && signs[f] * weights[f] < 0)
                    weights[f] = 0;
            }
        }
        return weights;
    }
}
