using System.Globalization;
using System.Text.RegularExpressions;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>A day or a stretch of days named in a text: 어제, 11월 3일, 지난주 금요일, 요즘.</summary>
internal sealed partial record CalendarDay(TextSpan Span, DateTimeOffset From, DateTimeOffset To, bool IsOngoing)
{
    private const string DaysOfWeek = "일월화수목금토";

    public static CalendarDay? Find(string text, DateTimeOffset now)
    {
        var today = SeoulTime.DayOf(now);
        return Dated(text, today) ?? Weekday(text, today) ?? Named(text, today);
    }

    private static CalendarDay? Dated(string text, DateOnly today)
    {
        foreach (Match match in Date().Matches(text))
        {
            var month = Number(match, "month");
            var day = Number(match, "day");
            var year = match.Groups["year"].Success ? Number(match, "year") : today.Year;
            if (month is < 1 or > 12 || year is < 2000 or > 2100 || day < 1 || day > DateTime.DaysInMonth(year, month))
                continue;
            var date = new DateOnly(year, month, day);
            if (date > today && !match.Groups["year"].Success)
                date = date.AddYears(-1);
            return OneDay(match, date);
        }
        return null;
    }

    private static CalendarDay? Weekday(string text, DateOnly today)
    {
        var match = DayOfWeekName().Match(text);
        if (!match.Success)
            return null;
        var wanted = DaysOfWeek.IndexOf(match.Groups["day"].Value, StringComparison.Ordinal);
        var back = ((int)today.DayOfWeek - wanted + 7) % 7;
        // 지난주 is the week before the one that began on Monday.
        if (match.Groups["last"].Success)
            back = ((int)today.DayOfWeek + 6) % 7 - (wanted + 6) % 7 + 7;
        return OneDay(match, today.AddDays(-back));
    }

    private static CalendarDay? Named(string text, DateOnly today)
    {
        var match = Word().Match(text);
        if (!match.Success)
            return null;
        return match.Value switch
        {
            "오늘" or "금일" or "today" => OneDay(match, today),
            "어제" or "어저께" or "어젯" or "간밤" or "작일" or "yesterday" => OneDay(match, today.AddDays(-1)),
            "그저께" or "그제" or "엊그제" or "엊그저께" => OneDay(match, today.AddDays(-2)),
            "지난주" or "저번주" or "지난 주" or "저번 주" => Days(match, today.AddDays(-13), today.AddDays(-1), false),
            "지난달" or "저번달" => Days(match, today.AddDays(-61), today.AddDays(-1), false),
            "주말" or "지난 주말" or "지난주말" => Days(match, LastSaturday(today), LastSaturday(today).AddDays(1), false),
            _ => Days(match, today.AddDays(-30), today, true),
        };
    }

    private static DateOnly LastSaturday(DateOnly today) => today.AddDays(-(((int)today.DayOfWeek + 1) % 7));

    private static CalendarDay OneDay(Match match, DateOnly day) => Days(match, day, day, false);

    private static CalendarDay Days(Match match, DateOnly first, DateOnly last, bool ongoing) =>
        new(new TextSpan(match.Index, match.Length), SeoulTime.At(first, 0), SeoulTime.At(last, 24), ongoing);

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?:(?:(?<year>20\d\d)\s*(?:년|[-./])\s*)(?<month>\d{1,2})\s*(?:월|[-./])\s*(?<day>\d{1,2})(?:일|(?!\d))|(?<month>\d{1,2})\s*월\s*(?<day>\d{1,2})\s*일|(?<month>\d{1,2})/(?<day>\d{1,2})(?![\d/]))", RegexOptions.CultureInvariant)]
    private static partial Regex Date();

    [GeneratedRegex(@"(?:(?<last>지난\s*주|저번\s*주)|이번\s*주|지난)?\s*(?<![가-힣])(?<day>[월화수목금토일])요일|(?<last>지난\s*주|저번\s*주)\s*(?<day>[월화수목금토일])요일", RegexOptions.CultureInvariant)]
    private static partial Regex DayOfWeekName();

    [GeneratedRegex(@"엊그저께|엊그제|그저께|그제|어저께|어제|어젯|간밤|오늘|금일|지난\s?주말|지난\s?주|저번\s?주|지난달|저번달|주말|매일|맨날|날마다|최근|요즘|요새|밤마다|아침마다|저녁마다|yesterday|today|every day|every night", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
