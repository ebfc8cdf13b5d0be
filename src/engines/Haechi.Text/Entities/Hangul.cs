namespace Haechi.Text.Entities;

/// <summary>Arithmetic of Korean syllables (The Unicode Standard, section 3.12) for compatibility jamo.</summary>
internal static class Hangul
{
    private const string Leads = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private const string Finals = "\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
    private const int Vowels = 21;
    private const int FinalCount = 28;

    /// <summary>A jamo of a decomposed syllable (as some systems store text) as the loose jamo of the same sound.</summary>
    public static char Loose(char jamo) => jamo switch
    {
        <= '\u1112' => Leads[jamo - '\u1100'],
        <= '\u1175' => (char)('ㅏ' + (jamo - '\u1161')),
        _ => Finals[jamo - '\u11A7'],
    };

    public static bool IsSyllable(char c) => c is >= '가' and <= '힣';

    public static bool IsConsonant(char c) => c is >= 'ㄱ' and <= 'ㅎ';

    public static bool IsVowel(char c) => c is >= 'ㅏ' and <= 'ㅣ';

    public static bool Is(char c) => IsSyllable(c) || c is >= 'ㄱ' and <= 'ㅣ';

    /// <summary>Signs that are slipped between syllables to hide a word; a space is none, it ends words.</summary>
    public static bool IsSlipped(char c) => c is '.' or '·' or 'ㆍ' or '*' or '_' or '-' or '~' or '^' or '/' or '+' or '!' or '|' or ',' or '♥' or '★' or '☆' or '●' or '♡';

    /// <summary>A syllable as loose jamo: 텔 → ㅌㅔㄹ.</summary>
    public static string Loosened(char syllable)
    {
        var index = syllable - '가';
        var final = Finals[index % FinalCount];
        var open = $"{Leads[index / (Vowels * FinalCount)]}{(char)('ㅏ' + (index / FinalCount % Vowels))}";
        return final == '\0' ? open : open + final;
    }

    /// <summary>Joins a vowel to what stands before it: a lone consonant, or the last sound of a syllable, which then loses it.</summary>
    public static bool TakeForVowel(char before, char vowel, out char? left, out char syllable)
    {
        (left, syllable) = (null, '\0');
        var lead = Leads.IndexOf(before);
        if (lead < 0 && IsSyllable(before) && (before - '가') % FinalCount is var final and > 0)
        {
            lead = Leads.IndexOf(Finals[final]);
            left = (char)(before - final);
        }

        if (lead < 0)
        {
            return false;
        }

        syllable = (char)('가' + (((lead * Vowels) + (vowel - 'ㅏ')) * FinalCount));
        return true;
    }

    /// <summary>The open syllable closed by a consonant; null when it is no open syllable or cannot end so.</summary>
    public static char? WithFinal(char syllable, char consonant)
    {
        if (!IsSyllable(syllable) || (syllable - '가') % FinalCount != 0)
        {
            return null;
        }

        var final = Finals.IndexOf(consonant);
        return final > 0 ? (char)(syllable + final) : null;
    }
}
