namespace Haechi.Retrieval;

/// <summary>A document found.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Score">What it is ordered by, higher first; comparable within one search only.</param>
public readonly record struct FoundDocument(string Id, double Score);

/// <summary>What a search found.</summary>
/// <param name="Hits">Best first.</param>
/// <param name="Confidence">From 0 to 1: how likely it is that the first hit answers the query. Made to be held against one threshold.</param>
public sealed record SearchResult(IReadOnlyList<FoundDocument> Hits, double Confidence)
{
    /// <summary>Nothing found.</summary>
    public static SearchResult Nothing { get; } = new([], 0);
}

/// <summary>The part of a document that answers, cut from its stored text.</summary>
/// <param name="Text">One or two sentences, or a table row, without the space around them.</param>
/// <param name="Start">Where it begins in the stored text (see <see cref="SearchIndex.Find"/>).</param>
/// <param name="Sentence">The best sentence alone.</param>
public readonly record struct Passage(string Text, int Start, string Sentence);

/// <summary>Why a document stands where it does: the evidence by name, see the engine's page.</summary>
/// <param name="Id">The document.</param>
/// <param name="Score">Sum of evidence times weight.</param>
/// <param name="Evidence">Shares of the query's weight, from 0 to 1, unless the name says otherwise.</param>
public sealed record Explanation(string Id, double Score, IReadOnlyDictionary<string, double> Evidence);

/// <summary>Why a list has its confidence.</summary>
/// <param name="Hits">The best documents, best first.</param>
/// <param name="Confidence">As in <see cref="SearchResult"/>.</param>
/// <param name="Evidence">What the confidence is computed from.</param>
public sealed record ExplainedResult(IReadOnlyList<Explanation> Hits, double Confidence, IReadOnlyDictionary<string, double> Evidence);
