namespace Haechi.CitizenServices.Knowledge.Questions.Likeness;

/// <summary>Finds the lead that a question is most like, without comparing it to every one.</summary>
internal sealed class LeadIndex(WordWeights weights)
{
    /// <summary>Leads that are compared letter by letter.</summary>
    private const int Compared = 24;

    /// <summary>A piece that more leads share than this tells nothing.</summary>
    private const int LongestList = 4000;

    private readonly List<Phrase> _leads = [];
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byPiece = new(StringComparer.Ordinal);
    private readonly Dictionary<int, double> _shared = [];

    public void Add(Phrase lead)
    {
        var number = _leads.Count;
        _leads.Add(lead);
        _byKey.TryAdd(lead.Key, number);
        foreach (var piece in Pieces(lead).Select(p => p.Piece).Distinct(StringComparer.Ordinal))
            (_byPiece.TryGetValue(piece, out var list) ? list : _byPiece[piece] = []).Add(number);
    }

    /// <summary>Number of the lead in the order of adding; -1 when none is like enough.</summary>
    public int Nearest(Phrase phrase, double threshold)
    {
        if (_byKey.TryGetValue(phrase.Key, out var same))
            return same;
        var (best, likeness) = (-1, threshold);
        foreach (var candidate in Candidates(phrase))
        {
            var found = Alike.Of(phrase, _leads[candidate], weights);
            if (found > likeness || (best < 0 && found >= threshold))
                (best, likeness) = (candidate, found);
        }
        return best;
    }

    private IEnumerable<int> Candidates(Phrase phrase)
    {
        _shared.Clear();
        foreach (var (piece, weight) in Pieces(phrase))
        {
            if (!_byPiece.TryGetValue(piece, out var list) || list.Count > LongestList)
                continue;
            foreach (var lead in list)
                _shared[lead] = _shared.GetValueOrDefault(lead) + weight;
        }
        return _shared.OrderByDescending(s => s.Value).ThenBy(s => s.Key).Take(Compared).Select(s => s.Key);
    }

    /// <summary>Pairs of syllables, and of words of three the first with the last, so that a slip in the middle finds its word too.</summary>
    private IEnumerable<(string Piece, double Weight)> Pieces(Phrase phrase)
    {
        foreach (var (word, _) in phrase.Words)
        {
            var weight = weights.Of(word);
            if (word.Length < 3)
                yield return (word, weight);
            for (var i = 0; word.Length > 2 && i + 2 <= word.Length; i++)
                yield return (word.Substring(i, 2), weight / (word.Length - 1));
            if (word.Length == 3)
                yield return ($"{word[0]}?{word[2]}", weight / 2);
        }
    }
}
