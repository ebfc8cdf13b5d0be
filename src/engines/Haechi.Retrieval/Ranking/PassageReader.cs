using System.Runtime.InteropServices;
using Haechi.Retrieval.Analysis;

namespace Haechi.Retrieval.Ranking;

/// <summary>
/// Reads the stored text of a candidate and tells how the query's terms lie in it: which stand together in a sentence, which
/// the title supplies. Needs no positions in the index: a passage of 500 characters is read in about two microseconds.
/// </summary>
internal sealed class PassageReader
{
    private readonly UnitTable _table = new();
    private readonly TermBuffer _other = new();
    private readonly List<SentenceMatch> _sentences = [];
    private QueryPlan _plan = null!;
    private float[] _weights = [];
    private bool[] _isWord = [];
    private int[] _seen = [];
    private bool[] _titled = [];
    private char[] _folded = [];
    private SentenceMatch _open;
    private int _lastWord;
    private int _lastRun;
    private int _run;
    private float _sequence;

    public void Start(QueryPlan plan)
    {
        _plan = plan;
        var count = plan.Units.Count;
        if (_weights.Length < count)
            (_weights, _isWord, _seen, _titled) = (new float[count], new bool[count], new int[count], new bool[count]);
        for (var i = 0; i < count; i++)
            (_weights[i], _isWord[i]) = (plan.Units[i].Weight, plan.Units[i].IsWord);
        _table.Fill(plan.Units);
    }

    public PassageMatch Read(ReadOnlySpan<char> title, ReadOnlySpan<char> text)
    {
        var count = _plan.Units.Count;
        _sentences.Clear();
        Array.Clear(_titled, 0, count);
        Array.Fill(_seen, -1, 0, count);
        (_sequence, _lastRun, _run, _lastWord) = (0, -2, 0, -2);
        ReadTitle(title);
        var folded = Fold(text);
        for (var at = 0; at < folded.Length;)
        {
            var end = EndOfSentence(folded, at);
            ReadSentence(folded, at, end);
            at = end;
        }
        return Sum(text.Length);
    }

    private void ReadTitle(ReadOnlySpan<char> title)
    {
        _open = default;
        Scan(Fold(title), 0, title.Length, inTitle: true);
        for (var i = 0; i < _plan.Units.Count; i++)
        {
            _titled[i] = _seen[i] == 0;
            _seen[i] = -1;
        }
        _sequence = 0;
    }

    private void ReadSentence(ReadOnlySpan<char> folded, int start, int end)
    {
        _open = new SentenceMatch { Start = start, End = end };
        Scan(folded, start, end, inTitle: false);
        _sentences.Add(_open);
    }

    private void Scan(ReadOnlySpan<char> folded, int start, int end, bool inTitle)
    {
        for (var at = start; at < end;)
        {
            var script = Characters.Of(folded[at]);
            if (script is Script.None or Script.Jamo)
            {
                at++;
                continue;
            }
            var stop = Math.Min(end, TextAnalyzer.EndOfRun(folded, at, script));
            _run++;
            switch (script)
            {
                case Script.Hangul:
                    ScanHangul(folded[at..stop], inTitle);
                    break;
                case Script.Digit:
                    stop = Math.Min(end, ScanNumber(folded[..end], at, inTitle));
                    break;
                default:
                    ScanOther(folded[at..stop], inTitle);
                    break;
            }
            at = stop;
        }
    }

    private void ScanHangul(ReadOnlySpan<char> run, bool inTitle)
    {
        if (_table.Begins(run[0]))
        {
            foreach (var unit in _table.StemsOf(run[0]))
            {
                if (StandsIn(run, _plan.Units[unit].Text))
                    Hit(unit, inTitle);
            }
            if (run.Length <= 2 && _table.Find(TermKey.Single(run[0])) is var single and >= 0)
                Hit(single, inTitle);
        }
        for (var i = 0; i + 1 < run.Length; i++)
        {
            if (_table.Begins(run[i]) && _table.Find(TermKey.Pair(run[i], run[i + 1])) is var pair and >= 0)
                Hit(pair, inTitle);
        }
    }

    /// <summary>A stem stands in a word that begins with it; one syllable only when little follows.</summary>
    private static bool StandsIn(ReadOnlySpan<char> run, string stem) =>
        run.StartsWith(stem, StringComparison.Ordinal) && (stem.Length > 1 || run.Length <= 2);

    private int ScanNumber(ReadOnlySpan<char> folded, int at, bool inTitle)
    {
        Span<char> value = stackalloc char[NumberReading.BufferSize];
        var length = NumberReading.Read(folded, at, value, out var end);
        var unit = NumberReading.Unit(folded, end);
        _open.HasNumber = true;
        _open.HasTime |= unit.Length > 0 && unit[0] is '년' or '월' or '일' or '세';
        if (_plan.Digits > 0)
        {
            if (_table.Find(TermKey.Of(TermClass.Number, value[..length])) is var number and >= 0)
                Hit(number, inTitle);
            if (unit.Length > 0 && _table.Find(TermKey.Of(TermClass.Quantity, value[..length], unit)) is var quantity and >= 0)
                Hit(quantity, inTitle);
        }
        return end;
    }

    private void ScanOther(ReadOnlySpan<char> run, bool inTitle)
    {
        if (!_table.HasOther)
            return;
        _other.Clear();
        TextAnalyzer.Read(run, _other);
        foreach (ref readonly var term in _other.Terms)
        {
            if (_table.Find(term.Key) is var unit and >= 0)
                Hit(unit, inTitle);
        }
    }

    private void Hit(int unit, bool inTitle)
    {
        var sentence = inTitle ? 0 : _sentences.Count;
        Follow(unit);
        if (_seen[unit] == sentence)
            return;
        var weight = _weights[unit];
        var earlier = _seen[unit];
        _seen[unit] = sentence;
        if (_isWord[unit])
            _open.Words += weight;
        else
            _open.Pieces += weight;
        if (_titled[unit])
        {
            if (_isWord[unit])
                _open.TitledWords += weight;
            else
                _open.TitledPieces += weight;
        }
        else if (earlier == sentence - 1 && earlier >= 0)
        {
            _open.Repeated += weight;
        }
        if (_plan.Units[unit].Class is TermClass.Number or TermClass.Quantity)
            _open.Digits += weight;
    }

    /// <summary>Counts when a word of the query comes right after the word that comes before it in the query.</summary>
    private void Follow(int unit)
    {
        var word = _plan.Units[unit].Word;
        if (word == _lastWord)
        {
            _lastRun = _run;
            return;
        }
        if (word == _lastWord + 1 && _run - _lastRun == 1)
            _open.Sequence += _weights[unit];
        (_lastWord, _lastRun) = (word, _run);
    }

    private PassageMatch Sum(int length)
    {
        var (titlePieces, titleWords, pieces, words) = (0f, 0f, 0f, 0f);
        for (var i = 0; i < _plan.Units.Count; i++)
        {
            if (_titled[i])
                (titlePieces, titleWords) = _isWord[i] ? (titlePieces, titleWords + _weights[i]) : (titlePieces + _weights[i], titleWords);
            if (_titled[i] || _seen[i] >= 0)
                (pieces, words) = _isWord[i] ? (pieces, words + _weights[i]) : (pieces + _weights[i], words);
        }
        var total = _plan.Total;
        var match = new PassageMatch
        {
            Pieces = pieces / total, Words = words / total, Title = (titlePieces + titleWords) / total,
            LogLength = MathF.Log(1 + length), LacksAnswer = _plan.Kind == AnswerKind.Open ? 0 : 1,
            TitledPieces = titlePieces / total, TitledWords = titleWords / total,
            Neighbours = (titlePieces + titleWords) / total, Smooth = (titlePieces + titleWords) / total,
        };
        if (_sentences.Count > 0)
            SentenceSums.AddTo(ref match, CollectionsMarshal.AsSpan(_sentences), _plan, titlePieces, titleWords);
        return match;
    }

    private ReadOnlySpan<char> Fold(ReadOnlySpan<char> text)
    {
        if (_folded.Length < text.Length)
            _folded = new char[text.Length * 2];
        var folded = _folded.AsSpan(0, text.Length);
        TextAnalyzer.Fold(text, folded);
        return folded;
    }

    private static int EndOfSentence(ReadOnlySpan<char> text, int at)
    {
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] is '\n' or '。' || text[i] is '.' or '!' or '?' && (i + 1 == text.Length || text[i + 1] is ' ' or '\n' or '\t') && i - at > 2)
                return i + 1;
        }
        return text.Length;
    }
}
