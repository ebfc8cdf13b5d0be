namespace Haechi.Text.Normalising;

/// <summary>Hangul syllables and the letters (자모) that they are made of, in their compatibility forms (U+3131 to U+3163).</summary>
internal static class Jamo
{
    public const char FirstSyllable = '가';
    public const char LastSyllable = '힣';

    private const string Initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    private const string Vowels = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
    private const string Finals = "\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

    private static readonly sbyte[] InitialOf = Places(Initials);
    private static readonly sbyte[] FinalOf = Places(Finals);

    public static bool IsSyllable(char c) => c is >= FirstSyllable and <= LastSyllable;

    public static bool IsLetter(char c) => c is >= 'ㄱ' and <= 'ㅣ';

    public static bool IsVowel(char c) => c is >= 'ㅏ' and <= 'ㅣ';

    public static bool IsConsonant(char c) => c is >= 'ㄱ' and <= 'ㅎ';

    /// <summary>Whether a syllable can begin with this letter.</summary>
    public static bool CanBegin(char c) => IsLetter(c) && InitialOf[c - 'ㄱ'] >= 0;

    /// <summary>Whether a syllable can end with this letter.</summary>
    public static bool CanEnd(char c) => IsLetter(c) && FinalOf[c - 'ㄱ'] > 0;

    /// <summary>A syllable of its letters; <paramref name="final"/> is zero for none.</summary>
    public static char Compose(char initial, char vowel, char final = '\0') =>
        (char)(FirstSyllable + (((InitialOf[initial - 'ㄱ'] * 21) + (vowel - 'ㅏ')) * 28) + (final == '\0' ? 0 : FinalOf[final - 'ㄱ']));

    /// <summary>The letters of a syllable; the final one is zero for none.</summary>
    public static (char Initial, char Vowel, char Final) Decompose(char syllable)
    {
        var at = syllable - FirstSyllable;
        return (Initials[at / 588], Vowels[at % 588 / 28], Finals[at % 28]);
    }

    /// <summary>The compatibility form of a conjoining letter (U+1100 to U+11C2), or the same character.</summary>
    public static char FromConjoining(char c) => c switch
    {
        >= '\u1100' and <= '\u1112' => Initials[c - '\u1100'],
        >= '\u1161' and <= '\u1175' => Vowels[c - '\u1161'],
        >= '\u11A8' and <= '\u11C2' => Finals[c - '\u11A7'],
        _ => c,
    };

    private static sbyte[] Places(string letters)
    {
        var places = new sbyte['ㅣ' - 'ㄱ' + 1];
        Array.Fill(places, (sbyte)-1);
        for (var at = 0; at < letters.Length; at++)
        {
            if (letters[at] != '\0')
            {
                places[letters[at] - 'ㄱ'] = (sbyte)at;
            }
        }

        return places;
    }
}
