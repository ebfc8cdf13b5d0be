using Haechi.Kernel.Register;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Cases.Deadlines;

/// <summary>When somebody works: 09:00 to 18:00 in Seoul, Monday to Friday, outside public holidays.</summary>
public sealed class WorkingCalendar
{
    /// <summary>Hour at which a working day begins.</summary>
    public const int DayBegins = 9;

    /// <summary>Hour at which a working day ends.</summary>
    public const int DayEnds = 18;

    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);
    private static readonly (int Month, int Day)[] Fixed = [(1, 1), (3, 1), (5, 5), (6, 6), (8, 15), (10, 3), (10, 9), (12, 25)];
    private readonly Func<CalendarOptions> _options;

    /// <summary>Follows the configuration.</summary>
    public WorkingCalendar(IOptionsMonitor<CalendarOptions> options) => _options = () => options.CurrentValue;

    private WorkingCalendar(CalendarOptions options) => _options = () => options;

    /// <summary>A calendar of its own.</summary>
    public static WorkingCalendar Of(CalendarOptions options) => new(options);

    /// <summary>When an answer is due that begins to count at <paramref name="start"/>; UTC.</summary>
    public DateTimeOffset After(DueIn due, DateTimeOffset start) => (due.InWorkingDays
        ? AfterWork(TimeSpan.FromHours(due.Amount * (DayEnds - DayBegins)), start.ToOffset(Seoul))
        : start.AddHours(due.Amount)).ToUniversalTime();

    /// <summary>When a case of a service is due that says nothing else; UTC.</summary>
    public DateTimeOffset DueOf(ServiceManifest manifest, DateTimeOffset start)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return After(manifest.DueHours is { } hours ? new DueIn(hours, false) : new DueIn(manifest.DueWorkingDays, true), start);
    }

    /// <summary>Whether nobody works on that day.</summary>
    public bool IsFree(DateOnly day)
    {
        var options = _options();
        return day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday
            || (options.FixedHolidays && Fixed.Contains((day.Month, day.Day)))
            || options.Holidays.Any(text => CalendarOptions.DayOf(text) == day);
    }

    private DateTimeOffset AfterWork(TimeSpan left, DateTimeOffset at)
    {
        while (true)
        {
            var day = DateOnly.FromDateTime(at.DateTime);
            var ends = At(day, DayEnds);
            if (IsFree(day) || at >= ends)
            {
                at = At(day.AddDays(1), DayBegins);
                continue;
            }

            var begins = At(day, DayBegins);
            at = at < begins ? begins : at;
            if (ends - at >= left)
            {
                return at + left;
            }

            left -= ends - at;
            at = ends;
        }
    }

    private static DateTimeOffset At(DateOnly day, int hour) => new(day.ToDateTime(new TimeOnly(hour, 0)), Seoul);
}
