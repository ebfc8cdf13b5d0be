using System.Text;
using Haechi.Text;

namespace Haechi.OnlineSafety.Collection.Keywords;

/// <summary>
/// Ways to write a word that plain form does not bring back by itself: initial consonants alone (ㅇㅇㅅ), syllables drawn like others (야민정음),
/// Hangul typed on a Latin keyboard (두벌식), and read backwards.
/// </summary>
internal static class SpellingForms
{
    private const int FirstSyllable = 0xAC00, LastSyllable = 0xD7A3, Vowels = 21, Finals = 28;

    private static readonly string[] InitialKeys = ["r", "R", "s", "e", "E", "f", "a", "q", "Q", "t", "T", "d", "w", "W", "c", "z", "x", "v", "g"];
    private static readonly string[] VowelKeys = ["k", "o", "i", "O", "j", "p", "u", "P", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl", "b", "m", "ml", "l"];
    private static readonly string[] FinalKeys = ["", "r", "R", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a", "q", "qt", "t", "T", "d", "w", "c", "z", "x", "v", "g"];
    private const string Initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

    // Pairs that look alike in common type; each way round.
    private static readonly (string One, string Other)[] Alike =
        [("대", "머"), ("귀", "커"), ("유", "윾"), ("명", "띵"), ("왕", "앟"), ("광", "팡"), ("멍", "댕"), ("파", "과"), ("피", "끠"), ("비", "네"), ("며", "띠"), ("거", "지"), ("을", "울"), ("우", "윽"), ("포", "꼬"), ("세", "셰"), ("이", "0l"), ("아", "0ㅏ")];

    /// <summary>Forms of a word, each once, without any whose plain form is the word's.</summary>
    public static IEnumerable<string> Of(string word)
    {
        var plain = Normaliser.Normalise(word).Text.Replace(" ", "", StringComparison.Ordinal);
        return All(plain).Where(form => form.Length > 1 && Normaliser.Normalise(form).Text != plain).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> All(string plain)
    {
        var syllables = plain.Count(IsSyllable);
        // Two initials stand for hundreds of words.
        if (syllables >= 3 && syllables == plain.Length)
            yield return string.Concat(plain.Select(Initial));
        if (syllables >= 2)
            yield return string.Concat(plain.Select(Keys)).ToLowerInvariant();
        foreach (var (one, other) in Alike.SelectMany(pair => new[] { pair, (One: pair.Other, Other: pair.One) }))
        {
            if (syllables >= 2 && plain.Contains(one, StringComparison.Ordinal))
                yield return plain.Replace(one, other, StringComparison.Ordinal);
        }

        if (syllables >= 3 && syllables == plain.Length)
            yield return new string([.. plain.Reverse()]);
    }

    private static bool IsSyllable(char sign) => sign is >= (char)FirstSyllable and <= (char)LastSyllable;

    private static char Initial(char syllable) => Initials[(syllable - FirstSyllable) / (Vowels * Finals)];

    private static string Keys(char sign)
    {
        if (!IsSyllable(sign))
            return sign.ToString();
        var at = sign - FirstSyllable;
        return new StringBuilder(InitialKeys[at / (Vowels * Finals)]).Append(VowelKeys[at / Finals % Vowels]).Append(FinalKeys[at % Finals]).ToString();
    }
}
