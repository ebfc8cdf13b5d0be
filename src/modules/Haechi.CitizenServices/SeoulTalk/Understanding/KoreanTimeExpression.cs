using System.Text.RegularExpressions;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>When something happened, as a citizen put it.</summary>
/// <param name="Span">The words.</param>
/// <param name="From">Earliest moment meant, Asia/Seoul.</param>
/// <param name="To">Latest moment meant, never after the time of asking.</param>
/// <param name="IsOngoing">True for 매일, 계속, 요즘: it happens again and again.</param>
internal sealed record TimeExpression(TextSpan Span, DateTimeOffset From, DateTimeOffset To, bool IsOngoing);

/// <summary>
/// Reads Korean expressions of time: 어제 저녁 8시쯤, 방금, 3일 전, 오늘 아침, 11월 3일, 지난주 금요일. What is reported
/// lies in the past, so a time without a day means its last occurrence.
/// </summary>
internal static partial class KoreanTimeExpression
{
    private const int MostGap = 4;

    public static TimeExpression? Find(string text, DateTimeOffset now)
    {
        now = SeoulTime.In(now);
        var elapsed = ElapsedTime.Find(text, now);
        if (elapsed is not null)
            return Bounded(elapsed, now);
        var day = CalendarDay.Find(text, now);
        var clock = ClockTime.Find(text, day?.Span.End ?? 0) ?? ClockTime.Find(text, 0);
        if (day is null && clock is null)
            return null;
        return Bounded(Combine(day, clock, now), now);
    }

    private static TimeExpression Combine(CalendarDay? day, ClockTime? clock, DateTimeOffset now)
    {
        if (clock is null)
            return new TimeExpression(day!.Span, day.From, day.To, day.IsOngoing);
        if (day is null)
            return LastOccurrence(clock, now);
        if (day.IsOngoing || day.To - day.From > TimeSpan.FromDays(1))
            return new TimeExpression(Together(day.Span, clock.Span), day.From, day.To, day.IsOngoing);
        var (from, to) = clock.On(SeoulTime.DayOf(day.From), now);
        return new TimeExpression(Together(day.Span, clock.Span), from, to, IsOngoing: false);
    }

    private static TimeExpression LastOccurrence(ClockTime clock, DateTimeOffset now)
    {
        var today = SeoulTime.DayOf(now);
        var (from, to) = clock.On(today, now);
        if (from > now)
            (from, to) = clock.On(today.AddDays(-1), now);
        return new TimeExpression(clock.Span, from, to, IsOngoing: false);
    }

    private static TextSpan Together(TextSpan day, TextSpan clock)
    {
        var gap = Math.Max(clock.Start - day.End, day.Start - clock.End);
        return gap <= MostGap ? day.Join(clock) : day;
    }

    private static TimeExpression Bounded(TimeExpression time, DateTimeOffset now)
    {
        var to = time.To > now ? now : time.To;
        return time with { From = time.From > to ? to : time.From, To = to };
    }
}
