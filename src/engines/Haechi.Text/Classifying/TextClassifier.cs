using Haechi.Text.Classifying;

namespace Haechi.Text;

/// <summary>What belongs to one label besides its weights.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Bias">Added to the sum of the pieces.</param>
/// <param name="Slope">Of the curve that makes a probability of it.</param>
/// <param name="Offset">Of the same curve.</param>
/// <param name="Threshold">Probability from which the label is given, 0 to 1.</param>
public sealed record LabelHead(string Label, float Bias, float Slope, float Offset, float Threshold);

/// <summary>A stretch of the original text that spoke for a label.</summary>
/// <param name="Start">First UTF-16 unit.</param>
/// <param name="Length">Number of units.</param>
/// <param name="Label">The label.</param>
/// <param name="Weight">How loud it spoke: its share of all that spoke for the label, 0 to 1.</param>
public readonly record struct TextSpan(int Start, int Length, string Label, float Weight);

/// <summary>What the classifier says of a text.</summary>
/// <param name="Label">The label that passes its threshold by most; null when none does.</param>
/// <param name="Scores">Probability of each label, in the order of <see cref="TextClassifier.Labels"/>.</param>
/// <param name="Spans">The pieces that spoke for <paramref name="Label"/>, loudest first; empty when there is no label.</param>
public sealed record Judgement(string? Label, IReadOnlyList<float> Scores, IReadOnlyList<TextSpan> Spans);

/// <summary>
/// A linear classifier over pieces of text: the score of a label is the sum of what its pieces weigh. It can be used by
/// several threads at once, each with a <see cref="TextReading"/> of its own.
/// </summary>
public sealed class TextClassifier
{
    internal TextClassifier(IReadOnlyList<LabelHead> heads, float[] weights) => (Labels, Weights) = (heads, weights);

    /// <summary>The labels, in the order of scores.</summary>
    public IReadOnlyList<LabelHead> Labels { get; }

    /// <summary>Weights of a bucket for each label, side by side.</summary>
    internal float[] Weights { get; }

    /// <summary>Begins to judge texts on one thread.</summary>
    public TextReading Read() => new(this);

    internal static TextClassifier Of(IReadOnlyList<(LabelHead Head, float[] Weights)> heads)
    {
        var weights = new float[Features.Buckets * heads.Count];
        for (var head = 0; head < heads.Count; head++)
        {
            for (var bucket = 0; bucket < Features.Buckets; bucket++)
            {
                weights[(bucket * heads.Count) + head] = (float)(Half)heads[head].Weights[bucket];
            }
        }

        return new TextClassifier([.. heads.Select(head => head.Head)], weights);
    }
}
