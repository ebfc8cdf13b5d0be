using System.Globalization;
using System.Text;
using Haechi.Retrieval.Korean;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>
/// What a citizen typed, freed of everything that is not writing. All that follows reads this form, and every
/// <see cref="TextSpan"/> points into it.
/// </summary>
internal static class PlainText
{
    /// <summary>Most characters of one turn. Longer turns are refused, not cut: a cut would change what was said.</summary>
    public const int MostCharacters = 2_000;

    /// <summary>
    /// NFC, half-width digits and letters, line ends as \n, other control characters as spaces, and neither direction
    /// marks nor invisible spaces, which can make a text show other words than it holds. Never throws.
    /// </summary>
    public static string Of(string raw)
    {
        var sound = KoreanText.WithoutLoneSurrogates(raw);
        var builder = new StringBuilder(sound.Length);
        foreach (var c in sound.IsNormalized() ? sound : sound.Normalize())
        {
            if (c == '\n')
                builder.Append(c);
            else if (c is >= '\uFF01' and <= '\uFF5E')
                builder.Append((char)(c - 0xFEE0));
            else if (c == '\uFFFD' || IsInvisible(c))
                continue;
            else
                builder.Append(char.IsControl(c) || char.IsWhiteSpace(c) ? ' ' : c);
        }
        return builder.ToString().Trim();
    }

    // The joiner stays: it holds emoji together.
    private static bool IsInvisible(char c) =>
        c != '\u200D' && char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
