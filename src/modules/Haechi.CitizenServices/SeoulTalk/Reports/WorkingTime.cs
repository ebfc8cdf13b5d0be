using System.Globalization;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.SeoulTalk.Reports;

/// <summary>A stretch of working time: hours of 09:00–18:00, Monday to Friday, outside public holidays.</summary>
internal readonly record struct WorkingTime(int Hours)
{
    public const int DayBegins = 9;
    public const int DayEnds = 18;
    public const int HoursPerDay = DayEnds - DayBegins;

    /// <summary>Reads "4h" or "3d", up to 99; null when it is neither.</summary>
    public static WorkingTime? Parse(string text)
    {
        if (text.Length is < 2 or > 3
            || !int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount == 0)
            return null;
        return text[^1] switch
        {
            'h' => new WorkingTime(amount),
            'd' => new WorkingTime(amount * HoursPerDay),
            _ => null,
        };
    }

    /// <summary>The moment when this much working time has passed, in Asia/Seoul.</summary>
    public DateTimeOffset After(DateTimeOffset start, IReadOnlySet<DateOnly>? holidays = null)
    {
        var at = SeoulTime.In(start);
        var left = TimeSpan.FromHours(Hours);
        while (true)
        {
            var day = SeoulTime.DayOf(at);
            var ends = SeoulTime.At(day, DayEnds);
            var begins = SeoulTime.At(day, DayBegins);
            if (IsFree(day, holidays) || at >= ends)
            {
                at = SeoulTime.At(day.AddDays(1), DayBegins);
                continue;
            }
            if (at < begins)
                at = begins;
            if (ends - at >= left)
                return at + left;
            left -= ends - at;
            at = ends;
        }
    }

    private static bool IsFree(DateOnly day, IReadOnlySet<DateOnly>? holidays) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays?.Contains(day) == true;
}
