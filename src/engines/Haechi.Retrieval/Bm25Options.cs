namespace Haechi.Retrieval;

/// <summary>Weights of the ranking. The defaults were set for short administrative texts.</summary>
public sealed record Bm25Options
{
    public static Bm25Options Default { get; } = new();

    /// <summary>Weight of a term in the title. Default 3.</summary>
    public double TitleWeight { get; init; } = 3;

    /// <summary>Weight of a term in one of the questions. Default 2.</summary>
    public double QuestionWeight { get; init; } = 2;

    /// <summary>Weight of a term among the keywords. Default 2.5.</summary>
    public double KeywordWeight { get; init; } = 2.5;

    /// <summary>Weight of a term in the body. Default 0.5.</summary>
    public double BodyWeight { get; init; } = 0.5;

    /// <summary>How soon repeating a term stops to count. Above 0; default 1.2.</summary>
    public double Saturation { get; init; } = 1.2;

    /// <summary>How strongly long fields are marked down, from 0 to 1. Default 0.3.</summary>
    public double LengthPenalty { get; init; } = 0.3;

    /// <summary>Weight of a character pair against a whole word, from 0 to 1. Default 0.3.</summary>
    public double PairWeight { get; init; } = 0.3;

    /// <summary>How much the likeness to one stored question adds to the ranking. Default 0.8.</summary>
    public double LikenessWeight { get; init; } = 0.8;
}
