using System.Text.Json;

namespace Haechi.Retrieval.Ranking;

/// <summary>
/// The two linear models of the ranking: what orders the candidates, and how likely the first of them answers. Their weights
/// lie in <c>model.json</c>, which <c>bench/Retrieval --train</c> writes.
/// </summary>
internal sealed class RankingModel
{
    /// <summary>Names of what a candidate is ordered by, in the order of <see cref="Fill"/>.</summary>
    public static readonly string[] Features =
    [
        "firstScore", "pieces", "words", "sentence", "titledPieces", "titledWords", "neighbours", "smooth", "title", "lacksAnswer",
        "numbers", "sequence", "logLength", "position", "squared",
    ];

    /// <summary>Names of what the confidence is computed from, in the order of <see cref="FillConfidence"/>.</summary>
    public static readonly string[] ConfidenceFeatures =
    [
        "offset", "titled", "neighbours", "anywhere", "missingNumbers", "share", "lacksAnswer", "unknown", "asked",
    ];

    private readonly double[] _ranking;
    private readonly double[] _confidence;

    private RankingModel(double[] ranking, double[] confidence) => (_ranking, _confidence) = (ranking, confidence);

    public static RankingModel Shipped { get; } = Load();

    /// <summary>Evidence of one candidate. <paramref name="first"/> is its first score as a share of the most there could be.</summary>
    public static void Fill(in PassageMatch m, float first, Span<float> features)
    {
        var titled = m.TitledPieces + m.TitledWords;
        ReadOnlySpan<float> values =
        [
            first, m.Pieces, m.Words, m.Sentence, m.TitledPieces, m.TitledWords, m.Neighbours, m.Smooth, m.Title, m.LacksAnswer,
            m.Numbers, m.Sequence, m.LogLength, m.Position, titled * titled,
        ];
        values.CopyTo(features);
    }

    /// <summary>Evidence that the best candidate answers. <paramref name="share"/> is its part of the probability among all.</summary>
    public static void FillConfidence(in PassageMatch m, QueryPlan plan, float share, Span<float> features)
    {
        var unknown = 0f;
        foreach (var unit in plan.Units)
            unknown += unit.Frequency == 0 ? unit.Weight : 0;
        ReadOnlySpan<float> values =
        [
            1, m.TitledPieces + m.TitledWords, m.Neighbours, m.Pieces + m.Words, plan.Digits > 0 ? 1 - m.Numbers : 0, share, m.LacksAnswer,
            unknown / plan.Total, MathF.Log(plan.Total),
        ];
        values.CopyTo(features);
    }

    public double Score(ReadOnlySpan<float> features) => Sum(_ranking, features);

    public double Confidence(ReadOnlySpan<float> features) => 1 / (1 + Math.Exp(-Sum(_confidence, features)));

    private static double Sum(double[] weights, ReadOnlySpan<float> features)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * features[i];
        return sum;
    }

    private static RankingModel Load()
    {
        using var stream = typeof(RankingModel).Assembly.GetManifestResourceStream("model.json")!;
        using var json = JsonDocument.Parse(stream);
        return new RankingModel(Weights(json, "ranking", Features), Weights(json, "confidence", ConfidenceFeatures));
    }

    private static double[] Weights(JsonDocument json, string part, string[] names) =>
        [.. names.Select(name => json.RootElement.GetProperty(part).GetProperty(name).GetDouble())];
}
