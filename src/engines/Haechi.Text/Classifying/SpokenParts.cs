using Haechi.Text.Normalising;

namespace Haechi.Text.Classifying;

/// <summary>Which stretches of a text spoke for a label: every piece shares its weight among the characters that it covers.</summary>
internal static class SpokenParts
{
    private const int Most = 5;

    // Characters that carry less than this share of the loudest one are not marked.
    private const float Quiet = 0.25f;

    public static IReadOnlyList<TextSpan> Of(PlainBuffer plain, ReadOnlySpan<Feature> features, TextClassifier model, int label)
    {
        var loudness = new float[plain.Length];
        foreach (var feature in features)
        {
            var share = model.Weights[(feature.Bucket * model.Labels.Count) + label] / Math.Max(1, feature.End - feature.Start);
            for (var at = feature.Start; at < feature.End; at++)
            {
                loudness[at] += share;
            }
        }

        var loudest = loudness.Length == 0 ? 0 : loudness.Max();
        if (loudest <= 0)
        {
            return [];
        }

        var all = loudness.Where(value => value > 0).Sum();
        return [.. Stretches(loudness, loudest * Quiet).Select(s => Span(plain, s.From, s.To, s.Sum / all, model.Labels[label].Label)).OrderByDescending(span => span.Weight).Take(Most)];
    }

    private static IEnumerable<(int From, int To, float Sum)> Stretches(float[] loudness, float least)
    {
        for (var at = 0; at < loudness.Length; at++)
        {
            if (loudness[at] < least)
            {
                continue;
            }

            var (from, sum) = (at, 0f);
            for (; at < loudness.Length && loudness[at] >= least; at++)
            {
                sum += loudness[at];
            }

            yield return (from, at, sum);
        }
    }

    private static TextSpan Span(PlainBuffer plain, int from, int to, float weight, string label)
    {
        var start = plain.Of(from).From;
        return new(start, plain.Of(to - 1).To - start, label, weight);
    }
}
