using Haechi.Text.Classifying;

namespace Haechi.Text;

/// <summary>Judges one text after the other; for one thread. Scoring allocates nothing.</summary>
public sealed class TextReading
{
    private readonly TextClassifier _model;
    private readonly Features _features = new();
    private readonly float[] _sums;

    internal TextReading(TextClassifier model) => (_model, _sums) = (model, new float[model.Labels.Count]);

    /// <summary>Probabilities of each label, valid until the next call.</summary>
    public ReadOnlySpan<float> Score(ReadOnlySpan<char> text)
    {
        Sum(_features.Of(Normaliser.Run(text).Signs));
        return _sums;
    }

    /// <summary>The label, and what spoke for it.</summary>
    public Judgement Judge(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = Normaliser.Run(text);
        var features = _features.Of(plain.Signs);
        Sum(features);
        var best = Best();
        float[] scores = [.. _sums];
        return best < 0 ? new(null, scores, []) : new(_model.Labels[best].Label, scores, SpokenParts.Of(plain, features, _model, best));
    }

    private void Sum(ReadOnlySpan<Feature> features)
    {
        var (labels, weights) = (_sums.Length, _model.Weights);
        Array.Clear(_sums);
        foreach (var feature in features)
        {
            var from = feature.Bucket * labels;
            for (var label = 0; label < labels; label++)
            {
                _sums[label] += weights[from + label];
            }
        }

        var norm = 1f / MathF.Sqrt(Math.Max(1, features.Length));
        for (var label = 0; label < labels; label++)
        {
            var head = _model.Labels[label];
            _sums[label] = 1 / (1 + MathF.Exp(-((head.Slope * ((_sums[label] * norm) + head.Bias)) + head.Offset)));
        }
    }

    private int Best()
    {
        var (best, most) = (-1, 0f);
        for (var label = 0; label < _sums.Length; label++)
        {
            var above = _sums[label] - _model.Labels[label].Threshold;
            if (above > 0 && above / (1.0001f - _model.Labels[label].Threshold) > most)
            {
                (best, most) = (label, above / (1.0001f - _model.Labels[label].Threshold));
            }
        }

        return best;
    }
}
