using Haechi.Retrieval.Korean;

namespace Haechi.Retrieval;

/// <summary>Finds the known word that differs from an unknown one by a single letter (jamo): 주자장 for 주차장.</summary>
internal static class Spelling
{
    private const int ShortestWord = 3;
    private const int MostLetters = 3 * 12;

    /// <summary>The number of the nearest known term, or -1. Short words are left alone: too many are neighbours.</summary>
    public static int Nearest(ReadOnlySpan<char> word, TermTable table)
    {
        if (word.Length is < ShortestWord or > MostLetters / 3)
            return -1;
        Span<char> letters = stackalloc char[MostLetters];
        Span<char> other = stackalloc char[MostLetters];
        var length = Decompose(word, letters);
        for (var id = 0; id < table.Count; id++)
        {
            var term = table.Terms[id];
            if (Math.Abs(term.Length - word.Length) > 0 || term[0] != word[0] && term[^1] != word[^1])
                continue;
            var otherLength = Decompose(term, other);
            if (OneApart(letters[..length], other[..otherLength]))
                return id;
        }
        return -1;
    }

    private static int Decompose(ReadOnlySpan<char> word, Span<char> letters)
    {
        var n = 0;
        foreach (var c in word)
        {
            if (!KoreanText.IsSyllable(c))
            {
                letters[n++] = c;
                continue;
            }
            var code = c - '가';
            letters[n++] = (char)(0x1100 + code / 588);
            letters[n++] = (char)(0x1161 + code % 588 / 28);
            if (code % 28 != 0)
                letters[n++] = (char)(0x11A7 + code % 28);
        }
        return n;
    }

    private static bool OneApart(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length)
            return OneApart(b, a);
        if (b.Length - a.Length > 1)
            return false;
        var i = 0;
        while (i < a.Length && a[i] == b[i])
            i++;
        return a.Length == b.Length
            ? i == a.Length || a[(i + 1)..].SequenceEqual(b[(i + 1)..])
            : a[i..].SequenceEqual(b[(i + 1)..]);
    }
}
