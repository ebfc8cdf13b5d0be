using System.Globalization;
using System.Text;

namespace Haechi.Retrieval.Analysis;

/// <summary>One table each for the kind and the folded form of every UTF-16 code unit; a look-up is one load.</summary>
internal static class Characters
{
    private static readonly Script[] Scripts = new Script[char.MaxValue + 1];
    private static readonly char[] Folds = new char[char.MaxValue + 1];

    static Characters()
    {
        for (var i = 0; i <= char.MaxValue; i++)
        {
            Folds[i] = FoldOf((char)i);
            Scripts[i] = ScriptOf(Folds[i]);
        }
    }

    public static Script Of(char c) => Scripts[c];

    /// <summary>Lower case, Latin without diacritics, ASCII digits. One code unit stays one code unit.</summary>
    public static char Fold(char c) => Folds[c];

    /// <summary>True for a mark that belongs to the character before it.</summary>
    public static bool IsMark(char c) => CharUnicodeInfo.GetUnicodeCategory(c)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static char FoldOf(char c)
    {
        if (c < 0x80)
            return char.ToLowerInvariant(c);
        if (char.IsSurrogate(c) || c is >= '가' and <= '힣')
            return c;
        if (char.IsDigit(c))
            return (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c));
        var lower = char.ToLowerInvariant(c);
        return lower switch
        {
            'đ' => 'd',
            'ø' => 'o',
            'ł' => 'l',
            'ı' => 'i',
            'ß' => 's',
            'æ' => 'a',
            'œ' => 'o',
            // Katakana sounds as Hiragana does; both are written for one word.
            >= 'ァ' and <= 'ヶ' => (char)(lower - 0x60),
            'ё' => 'е',
            'أ' or 'إ' or 'آ' => 'ا',
            'ة' => 'ه',
            'ى' => 'ي',
            _ => IsLatin(lower) || lower is >= 'Ͱ' and <= 'Ͽ' or >= 'ἀ' and <= '῿' ? WithoutMarks(lower) : lower,
        };
    }

    private static bool IsLatin(char c) => char.IsLetter(c) && c is < 'ɐ' or >= 'Ḁ' and <= 'ỿ';

    private static char WithoutMarks(char c) => c.ToString().Normalize(NormalizationForm.FormD)[0];

    private static Script ScriptOf(char c) => c switch
    {
        >= '0' and <= '9' => Script.Digit,
        >= '가' and <= '힣' => Script.Hangul,
        >= '\u1100' and <= '\u11FF' or >= 'ㄱ' and <= 'ㆎ' or >= '\uA960' and <= '\uA97F' or >= '\uD7B0' and <= '\uD7FF' => Script.Jamo,
        >= '\u0E00' and <= '\u0FFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF' => ClusterOf(c),
        >= 'ぁ' and <= 'ヿ' or >= '㐀' and <= '鿿' or >= '\uF900' and <= '\uFAFF' or '々' or '〆' or >= 'ㄅ' and <= 'ㄯ' => Script.Ideograph,
        >= '\uD800' and <= '\uDFFF' => Script.Ideograph,
        _ => char.IsLetter(c) ? IsLatin(c) ? Script.Latin : Script.Letter : IsMark(c) ? Script.Letter : Script.None,
    };

    private static Script ClusterOf(char c) =>
        char.IsLetter(c) || IsMark(c) ? Script.Cluster : char.IsDigit(c) ? Script.Digit : Script.None;
}
