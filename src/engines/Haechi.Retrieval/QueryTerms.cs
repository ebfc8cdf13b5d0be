using Haechi.Retrieval.Korean;

namespace Haechi.Retrieval;

/// <summary>A known term of the query. <paramref name="Word"/> says which written word it came from.</summary>
internal readonly record struct QueryTerm(int Id, double Weight, TermKind Kind, int Word, int Offset);

/// <summary>An informative word of the query: its weight, its syllables, and the whole term if the index knows it.</summary>
internal readonly record struct QueryWord(int Word, int Length, double Weight, int Id);

/// <summary>A query read against an index.</summary>
/// <param name="Terms">Known terms, each once.</param>
/// <param name="Words">Informative words, known or not.</param>
/// <param name="Mass">Summed weights of all terms, known or not.</param>
internal sealed record QueryTerms(IReadOnlyList<QueryTerm> Terms, IReadOnlyList<QueryWord> Words, double Mass);

internal static class QueryReader
{
    private const int MostTerms = 200;

    public static QueryTerms Read(
        string query, TermTable table, float[] weights, Bm25Options options, double unknown)
    {
        var text = KoreanAnalyzer.Analyze(query);
        var terms = new List<QueryTerm>();
        var words = new List<QueryWord>();
        var seen = new HashSet<int>();
        double mass = 0;
        for (var i = 0; i < text.Terms.Count && terms.Count < MostTerms; i++)
        {
            var term = text.Terms[i];
            var span = text.Of(term);
            if (IsEmpty(text, term))
                continue;
            var id = table.Find(span);
            if (id < 0 && term.Kind == TermKind.Word)
                id = Spelling.Nearest(span, table);
            // A pair that spans two words of a compound is unknown by nature; a whole word is not.
            mass += id >= 0 ? weights[id] : term.Kind == TermKind.Pair ? 0 : unknown * 0.5;
            if (term.Kind != TermKind.Pair)
                words.Add(new QueryWord(term.Word, term.Length, id >= 0 ? weights[id] : unknown, id));
            if (id >= 0 && seen.Add(id))
                terms.Add(new QueryTerm(id, WeightOf(term.Kind, options), term.Kind, term.Word, OffsetIn(text, i)));
        }
        return new QueryTerms(terms, words, mass);
    }

    /// <summary>Function words say nothing; neither do the pairs of one.</summary>
    private static bool IsEmpty(AnalyzedText text, Term term)
    {
        if (FunctionWords.Contains(text.Of(term)))
            return true;
        if (term.Kind == TermKind.Word)
            return term.Length == 1;
        return term.Kind == TermKind.Pair && FunctionWords.Contains(text.Of(WordOf(text, term)));
    }

    private static Term WordOf(AnalyzedText text, Term pair)
    {
        foreach (var term in text.Terms)
        {
            if (term.Word == pair.Word && term.Kind == TermKind.Word)
                return term;
        }
        return pair;
    }

    private static int OffsetIn(AnalyzedText text, int index)
    {
        var first = index;
        while (first > 0 && text.Terms[first - 1].Word == text.Terms[index].Word)
            first--;
        return text.Terms[index].Start - text.Terms[first].Start;
    }

    private static double WeightOf(TermKind kind, Bm25Options options) => kind switch
    {
        TermKind.Pair => options.PairWeight,
        TermKind.Number => 0.6,
        _ => 1,
    };
}
