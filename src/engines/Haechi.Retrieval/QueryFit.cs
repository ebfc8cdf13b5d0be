using Haechi.Retrieval.Analysis;
using Haechi.Retrieval.Korean;
using Haechi.Retrieval.Ranking;

namespace Haechi.Retrieval;

/// <summary>How well a text fits a query, terms weighed by how rare they are in the index; each from 0 to 1.</summary>
/// <param name="Covered">Share of the query that the text has.</param>
/// <param name="Likeness">Overlap of the two (Dice): 1 when each has all of the other.</param>
/// <param name="Words">As <paramref name="Covered"/>, of whole words alone.</param>
public readonly record struct TextFit(double Covered, double Likeness, double Words);

/// <summary>Text made ready to be held beside queries of one index: its terms and how rare they are. Immutable.</summary>
public sealed class FitText
{
    private FitText(ulong[] keys, float[] weights) => (Keys, Weights, Size) = (keys, weights, weights.Sum());

    internal ulong[] Keys { get; }

    /// <summary>0 for words that only ask.</summary>
    internal float[] Weights { get; }

    internal float Size { get; }

    internal static FitText Of(Snapshot index, params ReadOnlySpan<string> texts)
    {
        var seen = new Dictionary<ulong, float>();
        var terms = new TermBuffer();
        foreach (var text in texts)
        {
            terms.Clear();
            var folded = new char[text.Length];
            TextAnalyzer.Fold(text, folded);
            TextAnalyzer.Read(folded, terms);
            foreach (ref readonly var term in terms.Terms)
            {
                if (!seen.ContainsKey(term.Key))
                    seen[term.Key] = FunctionWords.Contains(folded.AsSpan(term.Start, term.Length)) ? 0 : (float)Bm25.Idf(index.Documents, index.Frequency(term.Key));
            }
        }
        return new FitText([.. seen.Keys], [.. seen.Values]);
    }
}

/// <summary>
/// Holds short texts beside one query: the ways in which people ask for an entry, its title, its keywords. Made by
/// <see cref="SearchIndex.Fit"/> with the query's mended words and synonyms. Safe for any number of threads.
/// </summary>
public sealed class QueryFit
{
    private readonly Snapshot _index;
    private readonly Dictionary<ulong, QueryUnit> _units;
    private readonly double _total;
    private readonly double _words;

    internal QueryFit(Snapshot index, QueryPlan plan)
    {
        (_index, _total) = (index, plan.Total);
        _units = plan.Units.ToDictionary(u => u.Key);
        _words = Math.Max(1e-6, plan.Units.Where(u => u.IsWord).Sum(u => u.Weight));
        Unknown = plan.Units.Where(u => u.Frequency == 0).Sum(u => u.Weight) / _total;
    }

    /// <summary>Share of the query that no document knows, from 0 to 1.</summary>
    public double Unknown { get; }

    /// <summary>Sum of the weights of the query's terms: how much it asks for.</summary>
    public double Asked => _total;

    /// <summary>Compares a text with the query.</summary>
    public TextFit Of(string text) => Of(FitText.Of(_index, text));

    /// <summary>Compares a text with the query.</summary>
    public TextFit Of(FitText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        double shared = 0, words = 0, size = text.Size;
        for (var i = 0; i < text.Keys.Length; i++)
        {
            if (!_units.TryGetValue(text.Keys[i], out var unit))
                continue;
            shared += unit.Weight;
            words += unit.IsWord ? unit.Weight : 0;
            size += unit.Weight - text.Weights[i];
        }
        return new TextFit(shared / _total, 2 * shared / (size + _total), words / _words);
    }
}
