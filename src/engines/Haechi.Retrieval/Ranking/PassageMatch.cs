namespace Haechi.Retrieval.Ranking;

/// <summary>
/// How a document's text bears on a query. All shares are of the query's total weight, from 0 to 1, unless said otherwise.
/// </summary>
internal struct PassageMatch
{
    /// <summary>Terms found anywhere in title or text: pieces of words, and whole words.</summary>
    public float Pieces, Words;

    /// <summary>Terms found in the best sentence alone.</summary>
    public float Sentence;

    /// <summary>Terms found in the best sentence together with the title: pieces and whole words.</summary>
    public float TitledPieces, TitledWords;

    /// <summary>Terms found in the best two neighbouring sentences together with the title.</summary>
    public float Neighbours;

    /// <summary>Smooth maximum over all sentences with the title: several good sentences beat one.</summary>
    public float Smooth;

    /// <summary>Terms found in the title.</summary>
    public float Title;

    /// <summary>1 when the best sentence has no answer of the kind that is asked for, else 0.</summary>
    public float LacksAnswer;

    /// <summary>Share of the query's numbers that the best sentence has.</summary>
    public float Numbers;

    /// <summary>Words of the query that follow each other in the text as they do in the query.</summary>
    public float Sequence;

    /// <summary>Natural logarithm of the length of the text in characters.</summary>
    public float LogLength;

    /// <summary>Where the best sentence stands, from 0 (first) to 1.</summary>
    public float Position;

    /// <summary>The best sentence, and the better of the two beside it, as stretches of the text.</summary>
    public int Start, End, NeighbourStart, NeighbourEnd;
}
