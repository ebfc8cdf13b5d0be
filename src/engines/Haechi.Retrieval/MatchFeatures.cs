using System.Numerics;
using Haechi.Retrieval.Korean;

namespace Haechi.Retrieval;

/// <summary>The evidence that a document answers a query; each from 0 to 1, but the margin from -1.</summary>
/// <param name="Coverage">Share of the query's informative weight that the document holds anywhere.</param>
/// <param name="Likeness">Likeness to the stored question that is most like the query.</param>
/// <param name="Margin">Lead over the next document, or what is missing to the first.</param>
/// <param name="Evidence">How much its title, questions and keywords cover in all: one common word is little, however well covered.</param>
internal readonly record struct MatchFeatures(
    double Coverage, double Likeness, double Margin, double Evidence)
{
    private const double InsideWord = 0.85;

    public static MatchFeatures Of(
        QueryTerms query, DocumentTerms document, double likeness, double margin, double unknownWeight)
    {
        var (covered, total) = Covered(query, document.All);
        var (head, _) = Covered(query, document.Head);
        return total <= 0
            ? default
            : new MatchFeatures(covered / total, likeness, margin, 1 - Math.Exp(-head / unknownWeight));
    }

    private static (double Covered, double Total) Covered(QueryTerms query, int[] sorted)
    {
        double covered = 0, total = 0;
        foreach (var word in query.Words)
        {
            total += word.Weight;
            var whole = word.Id >= 0 && DocumentTerms.Has(sorted, word.Id);
            covered += word.Weight * (whole ? 1 : InsideWord * BySyllable(query, word, sorted));
        }
        return (covered, total);
    }

    /// <summary>Share of a word's syllables that lie in a pair the document has: 불법주차신고 is covered by 불법, 주차, 신고.</summary>
    private static double BySyllable(QueryTerms query, QueryWord word, int[] sorted)
    {
        ulong covered = 0;
        foreach (var term in query.Terms)
        {
            if (term.Word == word.Word && term.Kind == TermKind.Pair && DocumentTerms.Has(sorted, term.Id))
                covered |= 0b11UL << term.Offset;
        }
        return (double)BitOperations.PopCount(covered) / word.Length;
    }
}
