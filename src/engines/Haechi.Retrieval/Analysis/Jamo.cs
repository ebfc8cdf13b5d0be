namespace Haechi.Retrieval.Analysis;

/// <summary>Letters of Hangul syllables. A consonant is one letter wherever it stands, as it is one key: 안아 and 아나 are one slip apart.</summary>
internal static class Jamo
{
    /// <summary>Most letters of a syllable.</summary>
    public const int MostLetters = 3;

    private const string Initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private const string Finals = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
    private const char FirstVowel = 'ㅏ';

    /// <summary>Writes the letters of a word and gives their number. Other characters stand for themselves.</summary>
    public static int Decompose(ReadOnlySpan<char> word, Span<char> letters)
    {
        var n = 0;
        foreach (var c in word)
        {
            if (c is >= '가' and <= '힣')
            {
                var code = c - '가';
                letters[n++] = Initials[code / 588];
                letters[n++] = (char)(FirstVowel + code % 588 / 28);
                if (code % 28 != 0)
                    letters[n++] = Finals[code % 28 - 1];
            }
            else
            {
                letters[n++] = c switch
                {
                    >= '\u1100' and <= '\u1112' => Initials[c - '\u1100'],
                    >= '\u1161' and <= '\u1175' => (char)(FirstVowel + (c - '\u1161')),
                    >= '\u11A8' and <= '\u11C2' => Finals[c - '\u11A8'],
                    _ => c,
                };
            }
        }
        return n;
    }

    /// <summary>True when one letter replaced, dropped, added or swapped with its neighbour makes one of the other.</summary>
    public static bool OneApart(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length > b.Length)
            return OneApart(b, a);
        if (b.Length - a.Length > 1)
            return false;
        var same = a.CommonPrefixLength(b);
        if (a.Length < b.Length)
            return a[same..].SequenceEqual(b[(same + 1)..]);
        if (same == a.Length || a[(same + 1)..].SequenceEqual(b[(same + 1)..]))
            return true;
        return same + 1 < a.Length && a[same] == b[same + 1] && a[same + 1] == b[same] && a[(same + 2)..].SequenceEqual(b[(same + 2)..]);
    }
}
