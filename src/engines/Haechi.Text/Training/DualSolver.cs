using Haechi.Text.Classifying;

namespace Haechi.Text.Training;

/// <summary>
/// A linear support vector machine with squared hinge loss, solved by dual coordinate descent (Hsieh and others, "A Dual
/// Coordinate Descent Method for Large-scale Linear SVM", 2008). The same seed gives the same weights.
/// </summary>
internal sealed class DualSolver(Corpus corpus, float[] scale, double cost, int rounds, int seed)
{
    /// <summary>Learns weights for one label.</summary>
    /// <param name="documents">Which texts are learned from.</param>
    /// <param name="signs">1 or −1 for each of them.</param>
    /// <returns>Weights for each bucket, already multiplied by the scale, and the bias.</returns>
    public (float[] Weights, float Bias) Solve(IReadOnlyList<int> documents, sbyte[] signs)
    {
        var weights = new float[Features.Buckets];
        var bias = 0f;
        var alphas = new float[documents.Count];
        var order = Enumerable.Range(0, documents.Count).ToArray();
        var random = new Random(seed);
        var diagonal = (float)(1 / (2 * cost));
        var squares = documents.Select(Square).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var at in order)
            {
                var gradient = (signs[at] * (Dot(documents[at], weights) + bias)) - 1 + (diagonal * alphas[at]);
                var alpha = MathF.Max(0, alphas[at] - (gradient / (squares[at] + 1 + diagonal)));
                var step = (alpha - alphas[at]) * signs[at];
                if (step != 0)
                {
                    alphas[at] = alpha;
                    bias += step;
                    AddTo(weights, documents[at], step);
                }
            }
        }

        for (var bucket = 0; bucket < weights.Length; bucket++)
        {
            weights[bucket] *= scale[bucket];
        }

        return (weights, bias);
    }

    private float Square(int document)
    {
        var (buckets, values) = (corpus.BucketsOf(document), corpus.ValuesOf(document));
        var sum = 0f;
        for (var at = 0; at < buckets.Length; at++)
        {
            var value = values[at] * scale[buckets[at]];
            sum += value * value;
        }

        return sum;
    }

    private float Dot(int document, float[] weights)
    {
        var (buckets, values) = (corpus.BucketsOf(document), corpus.ValuesOf(document));
        var sum = 0f;
        for (var at = 0; at < buckets.Length; at++)
        {
            sum += weights[buckets[at]] * values[at] * scale[buckets[at]];
        }

        return sum;
    }

    private void AddTo(float[] weights, int document, float step)
    {
        var (buckets, values) = (corpus.BucketsOf(document), corpus.ValuesOf(document));
        for (var at = 0; at < buckets.Length; at++)
        {
            weights[buckets[at]] += step * values[at] * scale[buckets[at]];
        }
    }
}
