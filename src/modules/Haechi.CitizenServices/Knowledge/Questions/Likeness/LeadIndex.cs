namespace Haechi.CitizenServices.Knowledge.Questions.Likeness;

/// <summary>Finds the lead that a question is most like, without comparing it to every one.</summary>
internal sealed class LeadIndex
{
    /// <summary>Leads that are compared word by word.</summary>
    private const int Compared = 24;

    /// <summary>A piece that more leads share than this tells nothing.</summary>
    private const int LongestList = 2000;

    private readonly List<WeighedPhrase> _leads = [];
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<int>> _byPiece = [];
    private readonly List<int> _touched = [];
    private readonly PriorityQueue<int, (double Shared, int Earlier)> _best = new();
    private double[] _shared = new double[256];

    public void Add(WeighedPhrase lead)
    {
        var number = _leads.Count;
        _leads.Add(lead);
        _byKey.TryAdd(lead.Phrase.Key, number);
        if (_shared.Length == number)
            Array.Resize(ref _shared, number * 2);
        foreach (var (piece, _) in lead.Pieces)
        {
            var list = _byPiece.TryGetValue(piece, out var known) ? known : _byPiece[piece] = [];
            if (list.Count == 0 || list[^1] != number)
                list.Add(number);
        }
    }

    /// <summary>Number of the lead in the order of adding; -1 when none is like enough.</summary>
    public int Nearest(WeighedPhrase phrase, double threshold)
    {
        if (_byKey.TryGetValue(phrase.Phrase.Key, out var same))
            return same;
        Share(phrase);
        var (best, likeness) = (-1, threshold);
        while (_best.TryDequeue(out var candidate, out _))
        {
            var found = Alike.Of(phrase, _leads[candidate]);
            if (found > likeness || (found >= likeness && (best < 0 || candidate < best)))
                (best, likeness) = (candidate, found);
        }
        return best;
    }

    /// <summary>Fills the queue with the leads that share most with the phrase; of two that share as much, the earlier.</summary>
    private void Share(WeighedPhrase phrase)
    {
        foreach (var (piece, weight) in phrase.Pieces)
        {
            if (!_byPiece.TryGetValue(piece, out var list) || list.Count > LongestList)
                continue;
            foreach (var lead in list)
            {
                if (_shared[lead] == 0)
                    _touched.Add(lead);
                _shared[lead] += weight;
            }
        }
        foreach (var lead in _touched)
        {
            if (_best.Count < Compared)
                _best.Enqueue(lead, (_shared[lead], -lead));
            else
                _best.EnqueueDequeue(lead, (_shared[lead], -lead));
            _shared[lead] = 0;
        }
        _touched.Clear();
    }
}
