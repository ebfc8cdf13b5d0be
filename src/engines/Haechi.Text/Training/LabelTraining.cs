using Haechi.Text.Classifying;

namespace Haechi.Text.Training;

/// <summary>Training of one label: cross-validation for probabilities, threshold and figures, then weights from everything.</summary>
internal sealed class LabelTraining
{
    private readonly Corpus _corpus;
    private readonly string _label;
    private readonly TrainingOptions _options;
    private readonly List<int> _documents;
    private readonly sbyte[] _signs;
    private readonly bool[] _ofFirstSource;

    public LabelTraining(Corpus corpus, IReadOnlyList<LabelledText> texts, string label, TrainingOptions options)
    {
        (_corpus, _label, _options) = (corpus, label, options);
        _documents = [.. Enumerable.Range(0, texts.Count).Where(at => texts[at].Labels.ContainsKey(label))];
        _signs = [.. _documents.Select(at => texts[at].Labels[label] ? (sbyte)1 : (sbyte)-1)];
        _ofFirstSource = [.. _documents.Select(at => texts[at].Source == texts[0].Source)];
    }

    public (LabelHead Head, float[] Weights, LabelFigures Figures) Run(CancellationToken cancellationToken)
    {
        var scores = CrossValidate(cancellationToken);
        var (slope, offset) = Calibration.Fit([.. scores.Select((score, at) => (score, _signs[at] > 0))]);
        var threshold = Threshold(scores);
        var (weights, bias) = Solve(_documents, _signs);
        var head = new LabelHead(_label, bias, slope, offset, Probability(threshold, slope, offset));
        return (head, weights, Figures(scores, threshold));
    }

    private float[] CrossValidate(CancellationToken cancellationToken)
    {
        var random = new Random(_options.Seed);
        var folds = _documents.Select(_ => random.Next(_options.Folds)).ToArray();
        var scores = new float[_documents.Count];
        for (var fold = 0; fold < _options.Folds; fold++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var learned = Enumerable.Range(0, folds.Length).Where(at => folds[at] != fold).ToList();
            var (weights, bias) = Solve([.. learned.Select(at => _documents[at])], [.. learned.Select(at => _signs[at])]);
            for (var at = 0; at < folds.Length; at++)
            {
                if (folds[at] == fold)
                {
                    scores[at] = Score(_documents[at], weights) + bias;
                }
            }
        }

        return scores;
    }

    private (float[] Weights, float Bias) Solve(List<int> documents, sbyte[] signs)
    {
        var scale = LogRatios.Of(_corpus, documents, signs);
        return new DualSolver(_corpus, scale, _options.Cost, _options.Rounds, _options.Seed).Solve(documents, signs);
    }

    private float Score(int document, float[] weights)
    {
        var (buckets, values) = (_corpus.BucketsOf(document), _corpus.ValuesOf(document));
        var sum = 0f;
        for (var at = 0; at < buckets.Length; at++)
        {
            sum += weights[buckets[at]] * values[at];
        }

        return sum;
    }

    private float Threshold(float[] scores)
    {
        if (_options.Shares.TryGetValue(_label, out var share))
        {
            var own = scores.Where((_, at) => _ofFirstSource[at]).OrderDescending().ToList();
            return own[Math.Clamp((int)(own.Count * share), 0, own.Count - 1)];
        }

        // Where several do equally well, the one in the middle: it is farthest from both sides.
        var sorted = scores.Order().ToArray();
        var cuts = Enumerable.Range(1, 99).Select(percent => sorted[sorted.Length * percent / 100]).Select(cut => (Cut: cut, Figures(scores, cut).MacroF1)).ToList();
        var best = cuts.Max(cut => cut.MacroF1);
        var equal = cuts.Where(cut => cut.MacroF1 == best).Select(cut => cut.Cut).Order().ToList();
        return (equal[0] + NextAbove(sorted, equal[^1])) / 2;
    }

    private static float NextAbove(float[] sorted, float cut) => sorted.FirstOrDefault(score => score > cut, cut);

    private LabelFigures Figures(float[] scores, float threshold)
    {
        int right = 0, missed = 0, wrong = 0, quiet = 0;
        for (var at = 0; at < scores.Length; at++)
        {
            _ = (scores[at] > threshold, _signs[at] > 0) switch { (true, true) => right++, (false, true) => missed++, (true, false) => wrong++, _ => quiet++ };
        }

        var with = F1(right, missed, wrong);
        return new(_label, scores.Length, right + missed, with, (with + F1(quiet, wrong, missed)) / 2);
    }

    private static double F1(int right, int missed, int wrong) => right == 0 ? 0 : 2.0 * right / ((2 * right) + missed + wrong);

    private static float Probability(float score, float slope, float offset) => 1 / (1 + MathF.Exp(-((slope * score) + offset)));
}
