using System.Security.Cryptography;

namespace Haechi.Text.Trade;

/// <summary>
/// A small linear classifier (multinomial logistic regression over hashed pieces of text): which kind of illegal trade a
/// post is, how sure that is, and which words of the post said so.
/// </summary>
public sealed class TradeModel
{
    private const uint Magic = 0x31545248; // "HRT1"
    /// <summary>How sure a kind of trade must be unless told otherwise: chosen on posts that the model never saw.</summary>
    public const float DefaultThreshold = 0.4f;

    private const double SpokeShare = 0.25;

    private readonly float[] _weights;

    internal TradeModel(float[] weights) => _weights = weights;

    /// <summary>Kinds in the order of the scores; the last is <see cref="TradeLabels.Ordinary"/>.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. TradeLabels.All, TradeLabels.Ordinary];

    /// <summary>SHA-256 of the weights, lower-case hexadecimal: what a finding names as the model that spoke.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_weights.AsSpan())));

    /// <summary>Judges a post. Any text can be judged; an empty one is ordinary.</summary>
    /// <param name="text">The post.</param>
    /// <param name="threshold">How sure a kind of trade must be to be named, from 0 to 1.</param>
    public TradeJudgement Judge(string text, float threshold = DefaultThreshold)
    {
        ArgumentNullException.ThrowIfNull(text);
        var pieces = TradeFeatures.Of(text);
        var scores = Scores(_weights, pieces);
        var best = Array.IndexOf(scores, scores.AsSpan(0, TradeLabels.All.Count).ToArray().Max());
        return scores[best] < threshold ? new(TradeLabels.Ordinary, scores, []) : new(Kinds[best], scores, Spoke(text, pieces, best));
    }

    /// <summary>Writes the model: a magic number, a count, the weights (little endian).</summary>
    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(_weights.Length);
        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_weights.AsSpan()));
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">It is no model of this form, or cut off.</exception>
    public static TradeModel Load(Stream stream)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        var weights = new float[(TradeFeatures.Rooms + 1) * Kinds.Count];
        try
        {
            if (reader.ReadUInt32() != Magic || reader.ReadInt32() != weights.Length)
            {
                throw new InvalidDataException("This is not a trade model of this version. Train it again.");
            }

            stream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException("The trade model is cut off. Train it again or copy it anew.", exception);
        }

        return Array.TrueForAll(weights, float.IsFinite) ? new(weights) : throw new InvalidDataException("The trade model holds weights that are no numbers. Train it again.");
    }

    internal static float[] Scores(float[] weights, List<TradeFeatures.Piece> pieces)
    {
        var scores = weights.AsSpan(TradeFeatures.Rooms * Kinds.Count, Kinds.Count).ToArray();
        var scale = Scale(pieces.Count);
        foreach (var piece in pieces)
        {
            for (var k = 0; k < scores.Length; k++)
            {
                scores[k] += weights[(piece.Room * Kinds.Count) + k] * scale;
            }
        }

        var most = scores.Max();
        var sum = 0f;
        for (var k = 0; k < scores.Length; k++)
        {
            sum += scores[k] = MathF.Exp(scores[k] - most);
        }

        for (var k = 0; k < scores.Length; k++)
        {
            scores[k] /= sum;
        }

        return scores;
    }

    /// <summary>A long post has more pieces, not more guilt.</summary>
    internal static float Scale(int pieces) => 1f / MathF.Sqrt(Math.Max(pieces, 12));

    private List<TradeSpan> Spoke(string text, List<TradeFeatures.Piece> pieces, int kind)
    {
        var weight = new float[Math.Min(text.Length, TradeFeatures.LongestText) + 1];
        foreach (var piece in pieces)
        {
            var said = _weights[(piece.Room * Kinds.Count) + kind] - _weights[(piece.Room * Kinds.Count) + Kinds.Count - 1];
            for (var i = piece.Start; i < piece.End; i++)
            {
                weight[i] += said / (piece.End - piece.Start);
            }
        }

        var most = weight.Max();
        return most <= 0 ? [] : TradeSpan.Runs(text, weight, (float)(most * SpokeShare));
    }
}
