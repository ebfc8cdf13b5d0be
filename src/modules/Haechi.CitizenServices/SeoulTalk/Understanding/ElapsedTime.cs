using System.Text.RegularExpressions;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>Expressions that count back from now: 방금, 10분 전, 두 시간 전, 3일 전, 며칠 전.</summary>
internal static partial class ElapsedTime
{
    public static TimeExpression? Find(string text, DateTimeOffset now)
    {
        var counted = Counted().Match(text);
        if (counted.Success)
            return Count(counted, now);
        var vague = Vague().Match(text);
        return vague.Success ? Within(vague, now, SpanOf(vague.Value)) : null;
    }

    private static TimeExpression Count(Match match, DateTimeOffset now)
    {
        var word = match.Groups["days"].Value;
        var (number, unit) = word.Length > 0
            ? (DaysIn(word), "일")
            : (NumberWords.Read(match.Groups["number"].Value), match.Groups["unit"].Value);
        var span = new TextSpan(match.Index, match.Length);
        if (unit is "분")
            return Around(span, now.AddMinutes(-number), TimeSpan.FromMinutes(Math.Max(5, number / 4)));
        if (unit is "시간")
            return Around(span, now.AddHours(-number), TimeSpan.FromMinutes(30));
        var (back, width) = unit switch
        {
            "주" or "주일" => (7 * number, 3),
            "달" or "개월" => (30 * number, 7),
            "년" => (365 * number, 30),
            _ => (number, 0),
        };
        var day = SeoulTime.DayOf(now).AddDays(-back);
        return new TimeExpression(span, SeoulTime.At(day.AddDays(-width), 0), SeoulTime.At(day.AddDays(width), 24), false);
    }

    private static int DaysIn(string word) => word switch
    {
        "하루" => 1,
        "이틀" => 2,
        "사흘" => 3,
        "나흘" => 4,
        "닷새" => 5,
        "열흘" => 10,
        "보름" => 15,
        _ => 7,
    };

    private static TimeSpan SpanOf(string word) =>
        word.StartsWith("며칠", StringComparison.Ordinal) ? TimeSpan.FromDays(7)
        : word.StartsWith("아까", StringComparison.Ordinal) ? TimeSpan.FromHours(6)
        : TimeSpan.FromMinutes(30);

    private static TimeExpression Within(Match match, DateTimeOffset now, TimeSpan back) =>
        new(new TextSpan(match.Index, match.Length), now - back, now, IsOngoing: false);

    private static TimeExpression Around(TextSpan span, DateTimeOffset at, TimeSpan width) =>
        new(span, at - width, at + width, IsOngoing: false);

    [GeneratedRegex($@"(?:(?<![\d가-힣])(?<number>{NumberWords.Pattern})\s*(?<unit>분|시간|일|주일|주|달|개월|년)|(?<days>하루|이틀|사흘|나흘|닷새|열흘|보름|일주일))\s*(?:쯤|정도|가량)?\s*전(?:쯤|부터)?", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex(@"방금(?:\s*전)?|금방|지금|현재|조금\s*전|좀\s*전|아까(?:\s*전)?|며칠\s*전(?:부터)?|just now|right now", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Vague();
}
