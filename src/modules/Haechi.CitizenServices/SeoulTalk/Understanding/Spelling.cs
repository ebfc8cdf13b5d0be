namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>Forgives a single wrong letter (jamo) in a syllable: 상담언 for 상담원, 불법주챠 for 불법주차.</summary>
internal static class Spelling
{
    /// <summary>Whether a short message is one of the words, but for one letter.</summary>
    public static bool IsNear(string text, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text == word || IsOneLetterApart(text, word))
                return true;
        }
        return false;
    }

    /// <summary>True when both have as many characters and exactly one syllable differs, by one of its letters.</summary>
    public static bool IsOneLetterApart(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length != b.Length)
            return false;
        var differs = -1;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] == b[i])
                continue;
            if (differs >= 0)
                return false;
            differs = i;
        }
        return differs >= 0 && AreNeighbours(a[differs], b[differs]);
    }

    /// <summary>Two syllables that share two of initial, vowel and final.</summary>
    private static bool AreNeighbours(char a, char b)
    {
        if (a is < '가' or > '힣' || b is < '가' or > '힣')
            return false;
        int x = a - '가', y = b - '가';
        var shared = (x / 588 == y / 588 ? 1 : 0) + (x % 588 / 28 == y % 588 / 28 ? 1 : 0) + (x % 28 == y % 28 ? 1 : 0);
        return shared == 2;
    }
}
