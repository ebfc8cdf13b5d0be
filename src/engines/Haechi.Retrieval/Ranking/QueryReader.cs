using System.Runtime.InteropServices;
using Haechi.Retrieval.Analysis;

namespace Haechi.Retrieval.Ranking;

/// <summary>Reads a folded query word by word; words that the index does not know are mended as far as its own words allow.</summary>
internal sealed class QueryReader(Snapshot index, Synonyms? synonyms)
{
    /// <summary>Weight of a word that only asks.</summary>
    private const double AskingWeight = 0.3;

    /// <summary>Weight of a corrected word against one as it was written.</summary>
    private const double CorrectedWeight = 0.85;

    /// <summary>Weight of a synonym against the word that was asked for.</summary>
    private const double SynonymWeight = 0.7;

    private readonly List<QueryUnit> _units = [];
    private readonly HashSet<ulong> _keys = [];
    private readonly Dictionary<ulong, int> _frequencies = [];
    private int _word;

    public List<QueryUnit> Units => _units;

    public void Read(ReadOnlySpan<char> folded)
    {
        var terms = new TermBuffer();
        for (var at = 0; at < folded.Length;)
        {
            var end = EndOfWord(folded, at);
            if (end == at)
            {
                at++;
                continue;
            }
            if (Characters.Of(folded[at]) == Script.Digit)
            {
                ReadNumber(folded, at);
                at = end;
                continue;
            }
            terms.Clear();
            TextAnalyzer.Read(folded[at..end], terms);
            ReadWord(folded[at..end], terms);
            AddSynonyms(folded[at..end], terms);
            at = end;
        }
    }

    /// <summary>A run of one script; stray letters of Hangul stay with their word, a number stays with its unit.</summary>
    private static int EndOfWord(ReadOnlySpan<char> folded, int at)
    {
        var script = Characters.Of(folded[at]);
        if (script == Script.None)
            return at;
        if (script == Script.Digit)
            return NumberEnd(folded, at);
        var hangul = script is Script.Hangul or Script.Jamo;
        while (++at < folded.Length && (Characters.Of(folded[at]) is var next && (next == script || hangul && next is Script.Hangul or Script.Jamo)))
        {
        }
        return at;
    }

    /// <summary>The unit belongs to the number, and to the word that it begins.</summary>
    private static int NumberEnd(ReadOnlySpan<char> folded, int at)
    {
        Span<char> value = stackalloc char[NumberReading.BufferSize];
        NumberReading.Read(folded, at, value, out var end);
        return end;
    }

    private void ReadNumber(ReadOnlySpan<char> folded, int at)
    {
        _word++;
        Span<char> value = stackalloc char[NumberReading.BufferSize];
        var length = NumberReading.Read(folded, at, value, out var end);
        Add(TermKey.Of(TermClass.Number, value[..length]), folded[at..end], 1);
        var unit = NumberReading.Unit(folded, end);
        if (unit.Length > 0)
            Add(TermKey.Of(TermClass.Quantity, value[..length], unit), folded[at..end], 1);
    }

    private void ReadWord(ReadOnlySpan<char> word, TermBuffer terms)
    {
        _word++;
        var stem = StemOf(terms);
        if (stem < 0)
        {
            AddAll(word, terms, 1, known: false);
            return;
        }
        var text = word.Slice(terms.Terms[stem].Start, terms.Terms[stem].Length);
        if (QuestionWords.Contains(text) || QuestionWords.Contains(word))
            AddAll(word, terms, AskingWeight, known: false);
        else if (Frequency(terms.Terms[stem].Key) > 0)
            AddAll(word, terms, 1, known: false);
        else if (!Mend(word, text))
            AddAll(word, terms, 1, known: false);
        else
            AddAll(word, terms, 1, known: true);
    }

    /// <summary>The stem, else the word as written when only that is known; -1 when the word has neither.</summary>
    private int StemOf(TermBuffer terms)
    {
        var first = -1;
        for (var i = 0; i < terms.Count; i++)
        {
            if (TermKey.ClassOf(terms.Terms[i].Key) is not (TermClass.Stem or TermClass.Word))
                continue;
            if (Frequency(terms.Terms[i].Key) > 0)
                return i;
            first = first < 0 ? i : first;
        }
        return first;
    }

    /// <summary>Adds what a word that nobody knows was probably meant to be. False when nothing offers itself.</summary>
    private bool Mend(ReadOnlySpan<char> word, ReadOnlySpan<char> stem)
    {
        if (Correct(stem) || stem.Length < word.Length && Correct(word))
            return true;
        return Split(stem);
    }

    private bool Correct(ReadOnlySpan<char> word)
    {
        if (word.Length < 2)
            return false;
        string? best = null;
        var most = 0;
        foreach (var near in index.Corrector.Near(word, 64))
        {
            var frequency = Frequency(TextKey(near));
            // Of two words as near, the one that begins alike; then the commoner one.
            var rank = frequency == 0 ? 0 : frequency + (near[0] == word[0] ? index.Documents : 0);
            if (rank > most)
                (best, most) = (near, rank);
        }
        if (best is null)
            return false;
        var terms = new TermBuffer();
        TextAnalyzer.Read(best, terms);
        AddAll(best, terms, CorrectedWeight, known: true);
        return true;
    }

    /// <summary>A compound whose parts are known: 재발급수수료 is 재발급 and 수수료.</summary>
    private bool Split(ReadOnlySpan<char> stem)
    {
        for (var cut = stem.Length - 2; cut >= 2; cut--)
        {
            var head = stem[..cut];
            var tail = stem[cut..];
            if (!KnowsStem(head) || !KnowsStem(tail))
                continue;
            AddStem(head);
            AddStem(tail);
            return true;
        }
        return false;
    }

    private bool KnowsStem(ReadOnlySpan<char> text) => Frequency(TermKey.Of(TermClass.Stem, text)) > 0;

    private void AddStem(ReadOnlySpan<char> text) => Add(TermKey.Of(TermClass.Stem, text), text, CorrectedWeight);

    private void AddSynonyms(ReadOnlySpan<char> word, TermBuffer terms)
    {
        if (synonyms is null)
            return;
        foreach (var term in terms.Terms)
        {
            if (TermKey.ClassOf(term.Key) is not (TermClass.Stem or TermClass.Word))
                continue;
            foreach (var other in synonyms.Of(word.Slice(term.Start, term.Length)))
            {
                var otherTerms = new TermBuffer();
                TextAnalyzer.Read(other, otherTerms);
                AddAll(other, otherTerms, SynonymWeight, known: true);
            }
        }
    }

    private void AddAll(ReadOnlySpan<char> word, TermBuffer terms, double weight, bool known)
    {
        var stem = StemOf(terms);
        for (var i = 0; i < terms.Count; i++)
        {
            ref readonly var term = ref terms.Terms[i];
            // The word as written stands in only when nobody knows the stem.
            if (TermKey.ClassOf(term.Key) is TermClass.Stem or TermClass.Word && i != stem && word[0] >= '가')
                continue;
            if (!known || Frequency(term.Key) > 0)
                Add(term.Key, word.Slice(term.Start, term.Length), weight);
        }
    }

    private void Add(ulong key, ReadOnlySpan<char> text, double weight)
    {
        if (text.IsEmpty || !_keys.Add(key))
            return;
        var frequency = Frequency(key);
        _units.Add(new QueryUnit(key, text.ToString(), (float)(Bm25.Idf(index.Documents, frequency) * weight), frequency, _word));
    }

    /// <summary>A word is looked up for its stem, its parts and its mending; the index is asked once.</summary>
    private int Frequency(ulong key)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_frequencies, key, out var asked);
        if (!asked)
            known = index.Frequency(key);
        return known;
    }

    private static ulong TextKey(string word) =>
        TermKey.Of(Characters.Of(word[0]) == Script.Hangul ? TermClass.Stem : TermClass.Word, word);
}
