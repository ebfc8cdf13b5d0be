using System.Globalization;
using System.Text;

namespace Haechi.Retrieval.Analysis;

/// <summary>The form in which text is stored, searched and shown.</summary>
public static class TextForm
{
    /// <summary>
    /// Unicode NFKC without control characters other than line feeds, without invisible marks and unpaired surrogates, and
    /// without the vowel signs of Arabic. Case, punctuation and line ends stay. Never throws for any string.
    /// </summary>
    public static string Normalize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsPlain(text))
            return text;
        var sound = Korean.KoreanText.WithoutLoneSurrogates(text);
        if (!sound.IsNormalized(NormalizationForm.FormKC))
            sound = sound.Normalize(NormalizationForm.FormKC);
        return Clean(sound);
    }

    /// <summary>Text of Hangul, ASCII and common punctuation is left as it is: nearly all of it.</summary>
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (!(c is >= ' ' and < '\u007F' or >= '가' and <= '힣' or '\n' or >= '一' and <= '鿿' or '·' or '‘' or '’' or '“' or '”' or '《' or '》' or '〈' or '〉' or '「' or '」' or '『' or '』'))
                return false;
        }
        return true;
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (CharUnicodeInfo.GetUnicodeCategory(c))
            {
                case UnicodeCategory.Format:
                case UnicodeCategory.NonSpacingMark when c is >= '\u064B' and <= '\u065F' or 'ٰ' or '\u200B':
                    continue;
                case UnicodeCategory.Control when c == '\r' && i + 1 < text.Length && text[i + 1] == '\n':
                    continue;
                case UnicodeCategory.Control:
                case UnicodeCategory.LineSeparator:
                case UnicodeCategory.ParagraphSeparator:
                    clean.Append(c is '\n' or '\r' or '\u2028' or '\u2029' ? '\n' : c == '\t' ? '\t' : ' ');
                    continue;
                default:
                    if (c != 'ـ')
                        clean.Append(c);
                    continue;
            }
        }
        return clean.ToString();
    }
}
