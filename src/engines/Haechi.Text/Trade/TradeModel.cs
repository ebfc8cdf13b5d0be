using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Haechi.Text.Trade;

/// <summary>
/// A small linear classifier (multinomial logistic regression over hashed pieces of text): which kind of illegal trade a
/// post is, how sure that is, and which words of the post said so.
/// </summary>
public sealed class TradeModel
{
    /// <summary>How sure a kind of trade must be unless told otherwise: chosen on posts that the model never saw.</summary>
    public const float DefaultThreshold = 0.5f;

    private const double SpokeShare = 0.25;

    internal TradeModel(float[] weights, float temperature = 1) => (Weights, Temperature) = (weights, temperature);

    /// <summary>Kinds in the order of the scores; the last is <see cref="TradeLabels.Ordinary"/>.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. TradeLabels.All, TradeLabels.Ordinary];

    /// <summary>SHA-256 of the weights and the temperature, lower-case hexadecimal: what a finding names as the model that spoke.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>([.. Weights, Temperature])));

    internal float[] Weights { get; }

    /// <summary>What sums are divided by before they become probabilities (Guo and others 2017): above 1 the model was too sure of itself.</summary>
    internal float Temperature { get; }

    /// <summary>Judges a post. Any text can be judged; an empty one is ordinary.</summary>
    /// <param name="text">The post.</param>
    /// <param name="threshold">How sure a kind of trade must be to be named, from 0 to 1.</param>
    public TradeJudgement Judge(string text, float threshold = DefaultThreshold)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pieces = TradeFeatures.Of(text);
        var scores = Probabilities(Sums(Weights, pieces), Temperature);
        var best = Array.IndexOf(scores, scores.AsSpan(0, TradeLabels.All.Count).ToArray().Max());
        return scores[best] < threshold ? new(TradeLabels.Ordinary, scores, []) : new(Kinds[best], scores, Spoke(text, pieces, best));
    }

    internal TradeModel Cooled(float temperature) => new(Weights, temperature);

    /// <summary>What the pieces add up to, for each kind.</summary>
    internal static float[] Sums(float[] weights, List<TradeFeatures.Piece> pieces)
    {
        var sums = weights.AsSpan(TradeFeatures.Rooms * Kinds.Count, Kinds.Count).ToArray();
        var scale = Scale(pieces.Count);
        foreach (var piece in pieces)
        {
            for (var k = 0; k < sums.Length; k++)
            {
                sums[k] += weights[(piece.Room * Kinds.Count) + k] * scale;
            }
        }

        return sums;
    }

    /// <summary>Makes probabilities of sums, in place.</summary>
    internal static float[] Probabilities(float[] sums, float temperature)
    {
        var (most, all) = (sums.Max(), 0f);
        for (var k = 0; k < sums.Length; k++)
        {
            all += sums[k] = MathF.Exp((sums[k] - most) / temperature);
        }

        for (var k = 0; k < sums.Length; k++)
        {
            sums[k] /= all;
        }

        return sums;
    }

    /// <summary>A long post has more pieces, not more guilt.</summary>
    internal static float Scale(int pieces) => 1f / MathF.Sqrt(Math.Max(pieces, 12));

    private List<TradeSpan> Spoke(string text, List<TradeFeatures.Piece> pieces, int kind)
    {
        var weight = new float[Math.Min(text.Length, TradeFeatures.LongestText) + 1];
        foreach (var piece in pieces)
        {
            var said = Weights[(piece.Room * Kinds.Count) + kind] - Weights[(piece.Room * Kinds.Count) + Kinds.Count - 1];
            for (var i = piece.Start; i < piece.End; i++)
            {
                weight[i] += said / (piece.End - piece.Start);
            }
        }

        var most = weight.Max();
        return most <= 0 ? [] : TradeSpan.Runs(text, weight, (float)(most * SpokeShare));
    }
}
