using Haechi.Retrieval.Analysis;

namespace Haechi.Retrieval.Ranking;

/// <summary>Finds the terms of a query while a text is read: one load a character for what is not asked for.</summary>
internal sealed class UnitTable
{
    private const int Slots = 256;

    private readonly bool[] _begins = new bool[char.MaxValue + 1];
    private readonly List<char> _marked = [];
    private readonly ulong[] _keys = new ulong[Slots];
    private readonly short[] _units = new short[Slots];
    private readonly Dictionary<char, List<int>> _stems = [];

    /// <summary>Whether anything but Hangul and numbers is looked for.</summary>
    public bool HasOther { get; private set; }

    public void Fill(IReadOnlyList<QueryUnit> units)
    {
        foreach (var c in _marked)
            _begins[c] = false;
        _marked.Clear();
        Array.Clear(_keys);
        _stems.Clear();
        HasOther = false;
        for (var i = 0; i < units.Count; i++)
            Add(units[i], i);
    }

    /// <summary>False when no term of the query begins with that character.</summary>
    public bool Begins(char c) => _begins[c];

    /// <summary>The unit with that key, or -1.</summary>
    public int Find(ulong key)
    {
        for (var slot = SlotOf(key); _keys[slot] != 0; slot = (slot + 1) % Slots)
        {
            if (_keys[slot] == key)
                return _units[slot];
        }
        return -1;
    }

    /// <summary>Units that are Hangul stems and begin with that character.</summary>
    public List<int> StemsOf(char first) => _stems.TryGetValue(first, out var stems) ? stems : None;

    private static readonly List<int> None = [];

    private void Add(QueryUnit unit, int number)
    {
        var first = unit.Text[0];
        HasOther |= Characters.Of(first) is not (Script.Hangul or Script.Digit);
        if (!_begins[first])
        {
            _begins[first] = true;
            _marked.Add(first);
        }
        if (unit.Class == TermClass.Stem)
        {
            if (!_stems.TryGetValue(first, out var stems))
                _stems[first] = stems = [];
            stems.Add(number);
            return;
        }
        var slot = SlotOf(unit.Key);
        while (_keys[slot] != 0)
            slot = (slot + 1) % Slots;
        (_keys[slot], _units[slot]) = (unit.Key, (short)number);
    }

    private static int SlotOf(ulong key) => (int)(key * 0x9E3779B97F4A7C15UL >> 56);
}
