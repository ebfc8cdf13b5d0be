using System.Globalization;
using System.Text;

namespace Haechi.Retrieval.Korean;

/// <summary>Brings text from any keyboard into the one form that the analyzer reads.</summary>
public static class KoreanText
{
    /// <summary>A byte order mark read the wrong way round: never a character, and the one that the framework refuses to normalise.</summary>
    private const char NoCharacter = '\uFFFE';

    /// <summary>
    /// Returns the text in NFC with lower-case Latin, half-width digits and letters, no invisible characters, no
    /// unpaired surrogates, and no commas inside numbers. Never throws for any string.
    /// </summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = Clean(text);
        if (!clean.IsNormalized(NormalizationForm.FormC))
            clean = clean.Normalize(NormalizationForm.FormC);
        return clean;
    }

    /// <summary>Replaces unpaired surrogates and U+FFFE by U+FFFD; <see cref="string.Normalize()"/> would throw on them.</summary>
    public static string WithoutLoneSurrogates(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bad = IndexOfLoneSurrogate(text, 0);
        if (bad < 0)
            return text;
        var chars = text.ToCharArray();
        for (; bad >= 0; bad = IndexOfLoneSurrogate(text, bad + 1))
            chars[bad] = '\uFFFD';
        return new string(chars);
    }

    /// <summary>True for a composed Hangul syllable (가 to 힣).</summary>
    public static bool IsSyllable(char c) => c is >= '가' and <= '힣';

    /// <summary>True when the syllable closes with a consonant (받침).</summary>
    public static bool HasFinal(char c) => IsSyllable(c) && (c - '가') % 28 != 0;

    /// <summary>True when the syllable closes with ㄹ, after which the particle 로 is used without 으.</summary>
    public static bool HasFinalRieul(char c) => IsSyllable(c) && (c - '가') % 28 == 8;

    private static string Clean(string text)
    {
        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogate(c))
            {
                if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                    builder.Append(c).Append(text[++i]);
                else
                    builder.Append('\uFFFD');
            }
            else if (c == ',' && IsDigitAt(text, i - 1) && IsDigitAt(text, i + 1) && IsDigitAt(text, i + 3))
            {
                // 30,000 is the same number as 30000.
            }
            else
            {
                AppendPlain(builder, c);
            }
        }
        return builder.ToString();
    }

    private static void AppendPlain(StringBuilder builder, char c)
    {
        if (c is >= '\uFF01' and <= '\uFF5E')
            c = (char)(c - 0xFEE0);
        if (c == NoCharacter)
            c = '\uFFFD';
        var category = char.GetUnicodeCategory(c);
        if (category == UnicodeCategory.Format)
            return;
        builder.Append(category == UnicodeCategory.Control ? ' ' : char.ToLowerInvariant(c));
    }

    private static bool IsDigitAt(string text, int index) =>
        (uint)index < (uint)text.Length && char.IsAsciiDigit(text[index]);

    private static int IndexOfLoneSurrogate(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == NoCharacter)
                return i;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else
                return i;
        }
        return -1;
    }
}
