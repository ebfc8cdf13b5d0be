using Haechi.Text.Classifying;

namespace Haechi.Text.Training;

/// <summary>Texts as counts of buckets, ready to be learned from.</summary>
internal sealed class Corpus
{
    private readonly List<int[]> _buckets = [];
    private readonly List<float[]> _values = [];

    public int Count => _buckets.Count;

    public int[] BucketsOf(int document) => _buckets[document];

    public float[] ValuesOf(int document) => _values[document];

    public static Corpus Of(IEnumerable<string> texts)
    {
        var corpus = new Corpus();
        var features = new Features();
        foreach (var text in texts)
        {
            corpus.Add(features.Of(Normaliser.Run(text).Signs));
        }

        return corpus;
    }

    // Occurrences over the root of their number, so that long texts do not outweigh short ones: what the classifier does too.
    private void Add(ReadOnlySpan<Feature> features)
    {
        var counts = new Dictionary<int, int>(features.Length);
        foreach (var feature in features)
        {
            counts[feature.Bucket] = counts.GetValueOrDefault(feature.Bucket) + 1;
        }

        var norm = 1f / MathF.Sqrt(Math.Max(1, features.Length));
        _buckets.Add([.. counts.Keys]);
        _values.Add([.. counts.Values.Select(count => count * norm)]);
    }
}
