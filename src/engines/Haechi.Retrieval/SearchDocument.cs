namespace Haechi.Retrieval;

/// <summary>One thing that can be found. Every field but the id may be empty.</summary>
/// <param name="Id">Unique within an index; returned with each hit.</param>
/// <param name="Title">What the document is about, in a few words.</param>
/// <param name="Questions">Ways people ask for it. Each is also compared with the query on its own.</param>
/// <param name="Keywords">Synonyms and everyday words that the body does not use.</param>
/// <param name="Body">The text that answers.</param>
public sealed record SearchDocument(
    string Id,
    string Title,
    IReadOnlyList<string> Questions,
    IReadOnlyList<string> Keywords,
    string Body);

/// <summary>A document found for a query.</summary>
/// <param name="Id">The document.</param>
/// <param name="Score">Ranking score, without an upper bound; comparable within one search only.</param>
/// <param name="Confidence">
/// From 0 to 1: how likely it is that this document answers the query. Comparable between searches, and made to be
/// held against one threshold.
/// </param>
public readonly record struct SearchHit(string Id, double Score, double Confidence);
