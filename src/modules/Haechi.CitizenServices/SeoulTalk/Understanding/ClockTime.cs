using System.Text.RegularExpressions;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>A time of day: a part (저녁), an hour (8시 반), or both, with 쯤 where it is rough.</summary>
internal sealed partial record ClockTime(TextSpan Span, string Part, int? Hour, int Minute, bool IsRough)
{
    public static ClockTime? Find(string text, int from)
    {
        for (var match = Pattern().Match(text, from); match.Success; match = match.NextMatch())
        {
            var hour = Hours(match);
            if (hour is null or <= 24)
                return new ClockTime(
                    new TextSpan(match.Index, match.Value.TrimEnd().Length), match.Groups["part"].Value, hour,
                    Minutes(match), match.Groups["rough"].Success);
        }
        return null;
    }

    /// <summary>The stretch that is meant on a day. Night reaches into the morning after.</summary>
    public (DateTimeOffset From, DateTimeOffset To) On(DateOnly day, DateTimeOffset now)
    {
        if (Hour is null)
        {
            var (first, last) = BoundsOf(Part);
            return (SeoulTime.At(day, first), SeoulTime.At(day, last));
        }
        var at = SeoulTime.At(day, HourOfDay(day, now) + Minute / 60.0);
        return IsRough ? (at.AddMinutes(-30), at.AddMinutes(30)) : (at, at);
    }

    private double HourOfDay(DateOnly day, DateTimeOffset now)
    {
        var hour = Hour!.Value;
        if (hour > 12)
            return hour;
        return Part switch
        {
            "오후" or "저녁" => hour == 12 ? 12 : hour + 12,
            "점심" or "낮" or "대낮" or "한낮" => hour is 12 or 11 or 10 ? hour : hour + 12,
            "밤" or "한밤" or "한밤중" or "심야" => hour == 12 ? 24 : hour < 5 ? hour + 24 : hour + 12,
            "새벽" or "오전" or "아침" => hour == 12 ? 0 : hour,
            _ => Guess(hour, day, now),
        };
    }

    // "8시" alone: the afternoon if that has passed already and 8 in the morning is not the later one of the two.
    private static double Guess(int hour, DateOnly day, DateTimeOffset now)
    {
        var afternoon = hour == 12 ? 12 : hour + 12;
        if (SeoulTime.DayOf(now) == day)
            return SeoulTime.At(day, afternoon) <= now ? afternoon : hour;
        return hour is >= 7 and < 12 ? hour : afternoon;
    }

    private static (double First, double Last) BoundsOf(string part) => part switch
    {
        "새벽" => (0, 6),
        "아침" => (6, 10),
        "오전" => (6, 12),
        "점심" => (11.5, 13.5),
        "낮" or "대낮" or "한낮" => (11, 16),
        "정오" => (12, 12),
        "오후" => (12, 18),
        "저녁" => (18, 21),
        "자정" => (24, 24),
        _ => (20, 28),
    };

    private static int? Hours(Match match) =>
        match.Groups["hh"].Success ? NumberWords.Read(match.Groups["hh"].Value)
        : match.Groups["hour"].Success ? NumberWords.Read(match.Groups["hour"].Value)
        : null;

    private static int Minutes(Match match)
    {
        if (match.Groups["half"].Success)
            return 30;
        var text = match.Groups["mm"].Success ? match.Groups["mm"].Value : match.Groups["minute"].Value;
        return text.Length == 0 ? 0 : Math.Min(59, NumberWords.Read(text));
    }

    private const string Parts = "한밤중|한밤|대낮|한낮|새벽|아침|오전|점심|오후|저녁|심야|자정|정오|낮(?!은|아|고)|(?<![군알깐])밤";

    private const string Hour24 = @"(?<hour>(?<!\d)\d{1,2}|(?<![가-힣])(?:열두|열한|다섯|여섯|일곱|여덟|아홉|한두|두세|한|두|세|네|열))";

    // 시 also begins 시간, 시장, 시청 and many more.
    private const string AtHour =
        $@"{Hour24}\s*시(?!간|적|민|청|설|도|내|장|작|끄|험|비)(?:\s*(?<minute>\d{{1,2}})\s*분|\s*(?<half>반))?|(?<!\d)(?<hh>\d{{1,2}}):(?<mm>\d\d)(?!\d)";

    [GeneratedRegex($@"(?:(?<part>{Parts})(?:\s*시간)?(?:\s*(?:{AtHour}))?|(?:{AtHour}))\s*(?<rough>쯤|경|즈음|정도|께|무렵)?", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
