using Haechi.Retrieval.Analysis;

namespace Haechi.Retrieval.Korean;

/// <summary>Words letter by letter (jamo), for telling a slip of the finger from another word.</summary>
public static class KoreanLetters
{
    /// <summary>The letters of a word: 여권 is ㅇㅕㄱㅝㄴ. Characters that are no Hangul stand for themselves.</summary>
    public static string Of(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var letters = new char[word.Length * Jamo.MostLetters];
        return new string(letters, 0, Jamo.Decompose(word, letters));
    }

    /// <summary>True when one letter replaced, dropped, added or swapped with its neighbour makes one of the other.</summary>
    public static bool OneApart(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => Jamo.OneApart(a, b);
}
