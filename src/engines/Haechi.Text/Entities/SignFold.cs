using System.Globalization;
using System.Text;

namespace Haechi.Text.Entities;

/// <summary>Folds one sign to the plain one that a reader sees in it; what a reader does not see is left out.</summary>
internal static class SignFold
{
    private static readonly char[] Plane = BuildPlane();

    /// <summary>The plain sign; NUL for a sign that is not seen.</summary>
    public static char Fold(int sign) => sign < 0x10000 ? Plane[sign] : FoldAbove(sign);

    // Mathematical digits and letters and the like; all else (emoji) is a sign that stands for itself.
    private static char FoldAbove(int sign)
    {
        var compatible = new Rune(sign).ToString().Normalize(NormalizationForm.FormKC);
        return compatible.Length == 1 ? char.ToLowerInvariant(compatible[0]) : '☆';
    }

    private static char[] BuildPlane()
    {
        var plane = new char[0x10000];
        for (var i = 0; i < plane.Length; i++)
        {
            plane[i] = FoldOne((char)i);
        }

        return plane;
    }

    private static char FoldOne(char sign) => sign switch
    {
        < '\u0080' => char.ToLowerInvariant(sign),
        '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or '\u034F' => '\0',
        '⓪' or '⓿' or '○' or '◯' or '〇' or '０' => '0',
        >= '❶' and <= '❾' => (char)('1' + (sign - '❶')),
        >= '➀' and <= '➈' => (char)('1' + (sign - '➀')),
        >= '➊' and <= '➒' => (char)('1' + (sign - '➊')),
        >= '⑴' and <= '⑼' => (char)('1' + (sign - '⑴')),
        >= '⒈' and <= '⒐' => (char)('1' + (sign - '⒈')),
        >= '⒜' and <= '⒵' => (char)('a' + (sign - '⒜')),
        '。' or '．' or '｡' => '.',
        '－' or '–' or '—' or '―' or '−' or '‐' or '‑' => '-',
        >= 'ㄱ' and <= 'ㅣ' => sign,
        >= '\u1100' and <= '\u1112' or >= '\u1161' and <= '\u1175' or >= '\u11A8' and <= '\u11C2' => Hangul.Loose(sign),
        _ => FoldByName(sign),
    };

    private static char FoldByName(char sign)
    {
        if (char.IsSurrogate(sign))
        {
            return '☆';
        }

        var category = char.GetUnicodeCategory(sign);
        if (category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
        {
            return '\0';
        }

        if (category == UnicodeCategory.OtherNotAssigned)
        {
            return sign;
        }

        var compatible = sign.ToString().Normalize(NormalizationForm.FormKC);
        return compatible.Length == 1 ? char.ToLowerInvariant(compatible[0]) : sign;
    }
}
