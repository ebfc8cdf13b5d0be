using Haechi.Text.Classifying;

namespace Haechi.Text.Training;

/// <summary>
/// How much more often a piece occurs with a label than without it, as a logarithm. Scaling the pieces by it before learning
/// is what Wang and Manning describe in "Baselines and Bigrams" (2012).
/// </summary>
internal static class LogRatios
{
    private const float Smoothing = 1f;

    public static float[] Of(Corpus corpus, IReadOnlyList<int> documents, ReadOnlySpan<sbyte> signs)
    {
        var (with, without) = (new float[Features.Buckets], new float[Features.Buckets]);
        float withAll = 0, withoutAll = 0;
        for (var at = 0; at < documents.Count; at++)
        {
            var target = signs[at] > 0 ? with : without;
            foreach (var bucket in corpus.BucketsOf(documents[at]))
            {
                target[bucket]++;
            }

            (withAll, withoutAll) = signs[at] > 0 ? (withAll + 1, withoutAll) : (withAll, withoutAll + 1);
        }

        var ratios = new float[Features.Buckets];
        for (var bucket = 0; bucket < ratios.Length; bucket++)
        {
            // What occurs once tells nothing, and most pieces do.
            ratios[bucket] = with[bucket] + without[bucket] < 2 ? 0
                : MathF.Log((with[bucket] + Smoothing) / (withAll + (2 * Smoothing))) - MathF.Log((without[bucket] + Smoothing) / (withoutAll + (2 * Smoothing)));
        }

        return ratios;
    }
}
