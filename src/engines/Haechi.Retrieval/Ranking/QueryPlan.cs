using Haechi.Retrieval.Analysis;

namespace Haechi.Retrieval.Ranking;

/// <summary>A query as the ranking sees it. Made for one snapshot of the index.</summary>
internal sealed class QueryPlan
{
    /// <summary>Most characters of a query that are read.</summary>
    public const int LongestQuery = 4000;

    /// <summary>Most terms that are looked for; of a pasted letter the rarest.</summary>
    private const int MostUnits = 64;

    /// <summary>Weight of a word that only asks.</summary>
    private const double AskingWeight = 0.3;

    private QueryPlan(QueryUnit[] units, AnswerKind kind)
    {
        (Units, Kind) = (units, kind);
        Total = Math.Max(1e-6f, units.Sum(u => u.Weight));
        Digits = units.Where(u => u.Class is TermClass.Number or TermClass.Quantity).Sum(u => u.Weight);
    }

    public IReadOnlyList<QueryUnit> Units { get; }

    public AnswerKind Kind { get; }

    /// <summary>Sum of all weights.</summary>
    public float Total { get; }

    /// <summary>Sum of the weights of numbers.</summary>
    public float Digits { get; }

    public static QueryPlan Read(string query, Snapshot index)
    {
        var text = TextForm.Normalize(query.Length > LongestQuery ? query[..LongestQuery] : query);
        var folded = new char[text.Length];
        TextAnalyzer.Fold(text, folded);
        var units = new List<QueryUnit>();
        Add(folded, 1, 0, index, units);
        if (units.Count > MostUnits)
            units = [.. units.OrderByDescending(u => u.Weight).Take(MostUnits)];
        return new QueryPlan([.. units], QuestionWords.KindOf(folded));
    }

    private static void Add(ReadOnlySpan<char> folded, double weight, int firstWord, Snapshot index, List<QueryUnit> units)
    {
        var terms = new TermBuffer();
        TextAnalyzer.Read(folded, terms);
        var asks = new bool[terms.Words + 1];
        foreach (var term in terms.Terms)
            asks[term.Word] |= TermKey.ClassOf(term.Key) is TermClass.Stem or TermClass.Word && Asks(folded, term);
        var stemmed = -1;
        foreach (var term in terms.Terms)
        {
            if (TermKey.ClassOf(term.Key) == TermClass.Stem)
            {
                // The word as written stands in only when nobody knows the stem.
                if (term.Word == stemmed)
                    continue;
                stemmed = index.Frequency(term.Key) > 0 ? term.Word : stemmed;
            }
            if (units.Exists(u => u.Key == term.Key))
                continue;
            var frequency = index.Frequency(term.Key);
            var idf = Bm25.Idf(index.Documents, frequency) * weight * (asks[term.Word] ? AskingWeight : 1);
            units.Add(new QueryUnit(term.Key, folded.Slice(term.Start, term.Length).ToString(), (float)idf, frequency, firstWord + term.Word));
        }
    }

    private static bool Asks(ReadOnlySpan<char> folded, TextTerm term)
    {
        var end = term.Start + term.Length;
        while (end < folded.Length && Characters.Of(folded[end]) == Characters.Of(folded[term.Start]))
            end++;
        return QuestionWords.Contains(folded.Slice(term.Start, term.Length)) || QuestionWords.Contains(folded[term.Start..end]);
    }
}
