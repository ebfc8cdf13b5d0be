using Haechi.Retrieval.Analysis;

namespace Haechi.Retrieval.Ranking;

/// <summary>A query as the ranking sees it. Made for one snapshot of the index.</summary>
internal sealed class QueryPlan
{
    /// <summary>Most characters of a query that are read.</summary>
    public const int LongestQuery = 4000;

    /// <summary>Most terms that are looked for; of a pasted letter the rarest.</summary>
    private const int MostUnits = 64;

    /// <summary>Share of the weight of the known units that looks for candidates.</summary>
    private const float LeadingShare = 0.7f;

    /// <summary>Fewest of them, where there are so many.</summary>
    private const int FewestLeading = 6;

    private QueryPlan(QueryUnit[] units, AnswerKind kind)
    {
        (Units, Kind) = (units, kind);
        Leading = Lead(units);
        Total = Math.Max(1e-6f, units.Sum(u => u.Weight));
        Digits = units.Where(u => u.Class is TermClass.Number or TermClass.Quantity).Sum(u => u.Weight);
    }

    public IReadOnlyList<QueryUnit> Units { get; }

    /// <summary>
    /// The rarest units that make up most of the weight. Only they look for candidates: the common ones have the long lists,
    /// and what they tell is read from the text of the candidates.
    /// </summary>
    public IReadOnlyList<QueryUnit> Leading { get; }

    public AnswerKind Kind { get; }

    /// <summary>Sum of all weights.</summary>
    public float Total { get; }

    /// <summary>Sum of the weights of numbers.</summary>
    public float Digits { get; }

    private static QueryUnit[] Lead(QueryUnit[] units)
    {
        var known = units.Where(u => u.Frequency > 0).OrderByDescending(u => u.Weight).ToArray();
        var enough = known.Sum(u => u.Weight) * LeadingShare;
        var (sum, count) = (0f, 0);
        while (count < known.Length && (sum < enough || count < FewestLeading))
            sum += known[count++].Weight;
        return known[..count];
    }

    public static QueryPlan Read(string query, Snapshot index, Synonyms? synonyms = null)
    {
        var text = TextForm.Normalize(query.Length > LongestQuery ? query[..LongestQuery] : query);
        var folded = new char[text.Length];
        TextAnalyzer.Fold(text, folded);
        var reader = new QueryReader(index, synonyms);
        reader.Read(folded);
        var units = reader.Units.Count > MostUnits ? reader.Units.OrderByDescending(u => u.Weight).Take(MostUnits) : reader.Units;
        return new QueryPlan([.. units], QuestionWords.KindOf(folded));
    }
}
