using Haechi.Retrieval.Korean;

namespace Haechi.Retrieval;

/// <summary>Terms by number. Lookups take spans, so that a query allocates no strings.</summary>
internal sealed class TermTable
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];

    public int Count => _terms.Count;

    public IReadOnlyList<string> Terms => _terms;

    public int Add(ReadOnlySpan<char> term)
    {
        var lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(term, out var id))
            return id;
        var text = term.ToString();
        _ids.Add(text, _terms.Count);
        _terms.Add(text);
        return _terms.Count - 1;
    }

    /// <summary>The number of a term, or -1.</summary>
    public int Find(ReadOnlySpan<char> term) =>
        _ids.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(term, out var id) ? id : -1;

    /// <summary>Distinct informative terms of a text, sorted; <paramref name="add"/> says whether new ones are kept.</summary>
    public int[] Distinct(AnalyzedText text, bool add)
    {
        var ids = new List<int>(text.Terms.Count);
        foreach (var term in text.Terms)
        {
            var span = text.Of(term);
            if (FunctionWords.Contains(span))
                continue;
            var id = add ? Add(span) : Find(span);
            if (id >= 0)
                ids.Add(id);
        }
        return [.. ids.Distinct().Order()];
    }
}
