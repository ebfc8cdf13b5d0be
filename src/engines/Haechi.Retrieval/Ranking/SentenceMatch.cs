namespace Haechi.Retrieval.Ranking;

/// <summary>How the terms of a query lie in one sentence of a passage.</summary>
internal struct SentenceMatch
{
    public int Start, End;
    public float Pieces, Words, TitledPieces, TitledWords, Repeated, Digits, Sequence;
    public bool HasNumber, HasTime;

    /// <summary>Weight of all terms in it.</summary>
    public readonly float Own => Pieces + Words;

    /// <summary>Weight of the terms in it that the title does not have.</summary>
    public readonly float Fresh => Pieces + Words - TitledPieces - TitledWords;
}
