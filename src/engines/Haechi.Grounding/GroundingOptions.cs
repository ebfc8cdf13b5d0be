namespace Haechi.Grounding;

/// <summary>How strictly an answer is held to its passages, and how long it may take.</summary>
public sealed record GroundingOptions
{
    /// <summary>Time until the first words of the model. Default 4 s.</summary>
    public TimeSpan FirstWords { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Time for the whole answer. Default 20 s.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Most passages handed to the model. Default 5.</summary>
    public int MostPassages { get; init; } = 5;

    /// <summary>Most characters of one passage. Default 2,000.</summary>
    public int PassageCharacters { get; init; } = 2_000;

    /// <summary>Most tokens that the model may write. Default 500.</summary>
    public int AnswerTokens { get; init; } = 500;

    /// <summary>Most sentences that are kept. Default 8.</summary>
    public int MostSentences { get; init; } = 8;

    /// <summary>Share of a sentence's words that its passage must hold, 0 to 1. Default 0.7.</summary>
    public double Coverage { get; init; } = 0.7;
}
