using Haechi.Retrieval.Korean;

namespace Haechi.Retrieval;

/// <summary>
/// Turns what a hit covers of the query into a number between 0 and 1. The weights were fitted by logistic regression
/// on the development half of the public question bench, against "this entry answers the question".
/// </summary>
internal static class Confidence
{
    private const double Offset = -4.2;
    private const double ByCoverage = 3.2;
    private const double ByHeadCoverage = 2.6;
    private const double ByLikeness = 3.0;
    private const double ByMargin = 1.5;

    public static double Of(QueryTerms query, DocumentTerms document, double likeness, double margin)
    {
        var features = Features(query, document, likeness, margin);
        return features.Coverage <= 0 ? 0 : 1 / (1 + Math.Exp(-Logit(features)));
    }

    public static MatchFeatures Features(QueryTerms query, DocumentTerms document, double likeness, double margin) =>
        new(Coverage(query, document.All), Coverage(query, document.Head), likeness, margin);

    private static double Logit(MatchFeatures f) =>
        Offset + ByCoverage * f.Coverage + ByHeadCoverage * f.HeadCoverage + ByLikeness * f.Likeness + ByMargin * f.Margin;

    /// <summary>Share of the query's informative weight that the sorted terms hold.</summary>
    private static double Coverage(QueryTerms query, int[] sorted)
    {
        double covered = 0, total = 0;
        foreach (var word in query.Words)
        {
            total += word.Weight;
            var whole = word.Id >= 0 && DocumentTerms.Has(sorted, word.Id);
            covered += word.Weight * (whole ? 1 : 0.85 * BySyllable(query, word, sorted));
        }
        return total <= 0 ? 0 : covered / total;
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
        return (double)System.Numerics.BitOperations.PopCount(covered) / word.Length;
    }
}

/// <summary>What the confidence is computed from; each from 0 to 1.</summary>
internal readonly record struct MatchFeatures(double Coverage, double HeadCoverage, double Likeness, double Margin);
