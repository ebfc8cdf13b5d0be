using System.Globalization;
using System.Text;

namespace Haechi.Documents.Reading;

/// <summary>Writes the number of a list item as word processors do; names of both OWPML and Office Open XML are known.</summary>
internal static class NumberFormat
{
    private const string Syllables = "가나다라마바사아자차카타파하";
    private const string Jamo = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";
    private const string Stems = "甲乙丙丁戊己庚辛壬癸";

    public static string Write(int number, string? format) => format switch
    {
        "HANGUL_SYLLABLE" or "ganada" => Letter(number, Syllables),
        "HANGUL_JAMO" or "chosung" => Letter(number, Jamo),
        "CIRCLED_DIGIT" or "decimalEnclosedCircle" => number is >= 1 and <= 20 ? ((char)('①' + number - 1)).ToString() : $"({number})",
        "CIRCLED_HANGUL_SYLLABLE" => number is >= 1 and <= 14 ? ((char)('㉮' + number - 1)).ToString() : $"({Letter(number, Syllables)})",
        "CIRCLED_HANGUL_JAMO" => number is >= 1 and <= 14 ? ((char)('㉠' + number - 1)).ToString() : $"({Letter(number, Jamo)})",
        "LATIN_CAPITAL" or "upperLetter" => Letter(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        "LATIN_SMALL" or "lowerLetter" => Letter(number, "abcdefghijklmnopqrstuvwxyz"),
        "ROMAN_CAPITAL" or "upperRoman" => Roman(number),
        "ROMAN_SMALL" or "lowerRoman" => Roman(number).ToLowerInvariant(),
        "IDEOGRAPH" or "koreanDigital" or "koreanCounting" => Korean(number),
        "DECAGON_CIRCLE" or "ideographTraditional" => Letter(number, Stems),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>After the last letter they double, as in A … Z, AA.</summary>
    private static string Letter(int number, string letters) =>
        number < 1 ? "0" : new string(letters[(number - 1) % letters.Length], Math.Min(((number - 1) / letters.Length) + 1, 5));

    private static string Roman(int number)
    {
        if (number is < 1 or > 3999)
            return number.ToString(CultureInfo.InvariantCulture);
        (int Value, string Sign)[] signs =
            [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
        var text = new StringBuilder();
        foreach (var (value, sign) in signs)
        {
            for (; number >= value; number -= value)
                text.Append(sign);
        }

        return text.ToString();
    }

    private static string Korean(int number)
    {
        const string Digits = "영일이삼사오육칠팔구";
        if (number is < 1 or > 99)
            return number.ToString(CultureInfo.InvariantCulture);
        var (tens, ones) = (number / 10, number % 10);
        return (tens > 1 ? Digits[tens].ToString() : string.Empty) + (tens > 0 ? "십" : string.Empty) + (ones > 0 ? Digits[ones].ToString() : string.Empty);
    }
}
