using System.Globalization;
using System.Text.RegularExpressions;

namespace Haechi.Documents.Reading;

/// <summary>Days as metadata writes them.</summary>
internal static partial class Days
{
    /// <summary>The first day in a text such as <c>2023-02-13T04:44:51Z</c>, <c>2023. 2. 13.</c>, <c>2023년 2월 13일</c> or <c>D:20230213</c>; null when there is none.</summary>
    public static DateOnly? Parse(string? text)
    {
        if (text is null || Day().Match(text) is not { Success: true } match)
            return null;
        var (year, month, day) = (Number(match, 1), Number(match, 2), Number(match, 3));
        return year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(\d{4})\s*(?:[-./]|년)?\s*([01]?\d)\s*(?:[-./]|월)?\s*([0-3]?\d)(?!\d{5})", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Day();
}
