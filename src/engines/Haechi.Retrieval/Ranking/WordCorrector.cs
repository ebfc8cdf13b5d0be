using Haechi.Retrieval.Analysis;
using Haechi.Retrieval.Storage;

namespace Haechi.Retrieval.Ranking;

/// <summary>
/// Finds the words of the index that are one letter away from a word that it does not know. One slip leaves the first or the
/// second half of a word's letters whole, so two hashes a word are enough to find them (the pigeonhole step of Navarro 2001,
/// "A guided tour to approximate string matching").
/// </summary>
internal sealed class WordCorrector
{
    private const int MostLetters = WordList.Longest * Jamo.MostLetters;

    private readonly string[] _words;
    private readonly ulong[] _halves;
    private readonly int[] _owners;

    public WordCorrector(IEnumerable<string> words)
    {
        _words = [.. words];
        _halves = new ulong[_words.Length * 2];
        _owners = new int[_words.Length * 2];
        Span<char> letters = stackalloc char[MostLetters];
        for (var i = 0; i < _words.Length; i++)
        {
            var own = letters[..Jamo.Decompose(_words[i], letters)];
            var half = own.Length / 2;
            (_halves[2 * i], _halves[2 * i + 1]) = (First(own[..half], own.Length), Second(own[half..], own.Length));
            (_owners[2 * i], _owners[2 * i + 1]) = (i, i);
        }
        Array.Sort(_halves, _owners);
    }

    /// <summary>Words one letter away, in no order; at most <paramref name="most"/>.</summary>
    public List<string> Near(ReadOnlySpan<char> word, int most)
    {
        var found = new List<string>();
        if (word.Length is < WordList.Shortest or > WordList.Longest)
            return found;
        Span<char> space = stackalloc char[MostLetters];
        var letters = space[..Jamo.Decompose(word, space)];
        for (var length = Math.Max(2, letters.Length - 1); length <= letters.Length + 1; length++)
        {
            var half = length / 2;
            if (half <= letters.Length)
                Add(First(letters[..half], length), letters, found, most);
            if (length - half <= letters.Length)
                Add(Second(letters[^(length - half)..], length), letters, found, most);
        }
        return found;
    }

    private void Add(ulong half, ReadOnlySpan<char> letters, List<string> found, int most)
    {
        Span<char> other = stackalloc char[MostLetters];
        var at = Array.BinarySearch(_halves, half);
        if (at < 0)
            return;
        while (at > 0 && _halves[at - 1] == half)
            at--;
        for (; at < _halves.Length && _halves[at] == half && found.Count < most; at++)
        {
            var word = _words[_owners[at]];
            if (Jamo.OneApart(letters, other[..Jamo.Decompose(word, other)]) && !found.Contains(word))
                found.Add(word);
        }
    }

    private static ulong First(ReadOnlySpan<char> half, int length) => TermKey.Of((TermClass)length, half);

    private static ulong Second(ReadOnlySpan<char> half, int length) => TermKey.Of((TermClass)(length | 0x80), half);
}
