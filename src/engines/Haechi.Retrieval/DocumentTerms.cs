namespace Haechi.Retrieval;

/// <summary>A term's presence in a document, with its saturated weighted frequency (0 to 1).</summary>
internal readonly record struct Posting(int Document, float Impact);

/// <summary>Sorted term numbers of a document: everywhere, in its title, questions and keywords, and per question.</summary>
internal sealed record DocumentTerms(int[] All, int[] Head, int[][] Questions)
{
    public static bool Has(int[] sorted, int term) => Array.BinarySearch(sorted, term) >= 0;
}
