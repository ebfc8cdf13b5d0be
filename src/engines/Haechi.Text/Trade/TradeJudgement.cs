namespace Haechi.Text.Trade;

/// <summary>What a post was judged to be.</summary>
/// <param name="Label">The likeliest kind of trade, or <see cref="TradeLabels.Ordinary"/> when none is sure enough.</param>
/// <param name="Scores">One for each of <see cref="TradeModel.Kinds"/>, from 0 to 1, together 1.</param>
/// <param name="Spans">The words that spoke for the kind, in the order in which they stand; empty for an ordinary post.</param>
public sealed record TradeJudgement(string Label, IReadOnlyList<float> Scores, IReadOnlyList<TradeSpan> Spans)
{
    /// <summary>How sure it is, from 0 to 1.</summary>
    public float Score => Scores[Index(Label)];

    /// <summary>The likeliest kind of trade, even when the post is rather ordinary, and how likely.</summary>
    public (string Label, float Score) Trade()
    {
        var best = Enumerable.Range(0, TradeLabels.All.Count).MaxBy(kind => Scores[kind]);
        return (TradeLabels.All[best], Scores[best]);
    }

    private static int Index(string label) => TradeModel.Kinds.Select((kind, at) => (kind, at)).First(pair => pair.kind == label).at;
}

/// <summary>A piece of a post that spoke.</summary>
/// <param name="Start">Index of its first character in the original (UTF-16).</param>
/// <param name="Length">Number of characters.</param>
/// <param name="Weight">How much it said compared with the loudest piece, from 0 to 1.</param>
public sealed record TradeSpan(int Start, int Length, float Weight)
{
    private const int MostSpans = 40;

    /// <summary>Runs of characters that speak at least <paramref name="least"/>; a gap of one sign is bridged.</summary>
    internal static List<TradeSpan> Runs(string text, float[] weight, float least)
    {
        var (spans, most) = (new List<TradeSpan>(), weight.Max());
        for (var i = 0; i < weight.Length - 1 && spans.Count < MostSpans; i++)
        {
            if (weight[i] < least || char.IsWhiteSpace(text[i]))
            {
                continue;
            }

            var (end, loudest) = (i, weight[i]);
            while (end < weight.Length - 1 && (weight[end] >= least || (end + 1 < weight.Length - 1 && weight[end + 1] >= least)))
            {
                loudest = Math.Max(loudest, weight[end++]);
            }

            spans.Add(new(i, end - i, loudest / most));
            i = end;
        }

        return spans;
    }
}
