using System.Globalization;
using System.Text;

namespace Haechi.Text.Normalising;

/// <summary>
/// What single characters stand for: full-width, circled, styled and half-width forms (Unicode's compatibility mappings),
/// letters of other scripts that look Latin, and what cannot be seen at all.
/// </summary>
internal static class SignFold
{
    /// <summary>Stands for a character that is left out.</summary>
    public const char Nothing = '\0';

    // Cyrillic and Greek letters that are drawn like Latin ones (Unicode Technical Standard 39, confusables), lower case.
    private const string LooksLike = "аaбbвbгrеeзzиuкkмmнhоoрpсcтtуyхxіiјjѕsԁdһhԛqԝwαaβbγyεeηnιiκkνvοoρpτtυuχxωw";

    private static readonly char[] Table = MakeTable();

    /// <summary>What a character of the basic plane stands for, in lower case; <see cref="Nothing"/> when it cannot be seen.</summary>
    public static char Of(char c) => Table[c];

    /// <summary>What a character beyond the basic plane stands for: styled letters and digits (U+1D400 and on, U+1F130 and on); a space for all others.</summary>
    public static char Of(Rune rune)
    {
        if (rune.Value is >= 0xE0000 and <= 0xE01EF)
        {
            return Nothing; // tags and further variation selectors
        }

        if (rune.Value is >= 0x1F130 and <= 0x1F189)
        {
            return (char)('a' + ((rune.Value - 0x1F130) % 32 % 26));
        }

        var plain = rune.Value is >= 0x1D400 and <= 0x1D7FF ? rune.ToString().Normalize(NormalizationForm.FormKC) : " ";
        return plain.Length == 1 ? Of(plain[0]) : ' ';
    }

    private static char[] MakeTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var c = 0; c <= char.MaxValue; c++)
        {
            table[c] = Make((char)c);
        }

        for (var at = 0; at < LooksLike.Length; at += 2)
        {
            table[LooksLike[at]] = LooksLike[at + 1];
            table[char.ToUpperInvariant(LooksLike[at])] = LooksLike[at + 1];
        }

        // A raised or lowered letter stands for a plain one that looks Latin again.
        for (var c = 0; c <= char.MaxValue; c++)
        {
            table[c] = table[c] == Nothing ? Nothing : table[table[c]];
        }

        return table;
    }

    private static char Make(char c)
    {
        if (char.IsSurrogate(c))
        {
            return ' ';
        }

        if (Jamo.IsLetter(c) || Jamo.IsSyllable(c))
        {
            return c;
        }

        var category = char.GetUnicodeCategory(c);
        if (category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark || c is '\u115F' or '\u1160' or '\u3164' or '\uFFA0')
        {
            return Nothing;
        }

        if (category is UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        {
            return ' ';
        }

        return Plain(c);
    }

    // Circled and parenthesised forms unfold to more than one character; the letter or digit among them counts.
    private static char Plain(char c)
    {
        if (c is >= '\u1100' and <= '\u11C2')
        {
            return Jamo.FromConjoining(c);
        }

        var unfolded = c.ToString().Normalize(NormalizationForm.FormKC);
        var letter = unfolded.FirstOrDefault(char.IsLetterOrDigit, unfolded[0]);
        return char.ToLowerInvariant(Jamo.FromConjoining(letter));
    }
}
