using System.Globalization;
using Haechi.Platform.Cases.Deadlines;
using Haechi.Platform.Tests.Testing;

namespace Haechi.Platform.Tests.Cases;

public sealed class WorkingCalendarTests
{
    private static readonly TimeSpan Seoul = TimeSpan.FromHours(9);

    [Theory]
    [InlineData("2026-11-23 10:00", "4h", "2026-11-23 14:00")]
    [InlineData("2026-11-21 22:00", "4h", "2026-11-22 02:00")]
    [InlineData("2026-11-20 16:00", "1d", "2026-11-23 16:00")]
    [InlineData("2026-11-22 03:00", "1d", "2026-11-23 18:00")]
    [InlineData("2026-11-23 20:00", "1d", "2026-11-24 18:00")]
    [InlineData("2026-12-24 16:00", "1d", "2026-12-28 16:00")]
    [InlineData("2026-10-02 16:00", "2d", "2026-10-06 16:00")]
    public void Hours_run_by_the_clock_and_days_only_while_somebody_works(string from, string due, string until) =>
        Show(WorkingCalendar.Of(new CalendarOptions()).After(DueIn.Parse(due)!.Value, At(from))).ShouldBe(until);

    [Fact]
    public void Days_that_the_city_adds_are_free_and_the_rule_can_be_switched_off()
    {
        var lunar = WorkingCalendar.Of(new CalendarOptions { Holidays = ["2027-02-08", "2027-02-09"] });
        var none = WorkingCalendar.Of(new CalendarOptions { FixedHolidays = false });

        Show(lunar.After(new DueIn(1, true), At("2027-02-05 16:00"))).ShouldBe("2027-02-10 16:00");
        Show(none.After(new DueIn(1, true), At("2026-12-24 16:00"))).ShouldBe("2026-12-25 16:00");
    }

    [Theory]
    [InlineData("01-01")]
    [InlineData("03-01")]
    [InlineData("05-05")]
    [InlineData("06-06")]
    [InlineData("08-15")]
    [InlineData("10-03")]
    [InlineData("10-09")]
    [InlineData("12-25")]
    public void Holidays_of_fixed_date_are_known_for_every_year(string day)
    {
        for (var year = 2026; year < 2040; year++)
        {
            WorkingCalendar.Of(new CalendarOptions()).IsFree(DateOnly.Parse($"{year}-{day}", CultureInfo.InvariantCulture)).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_service_counts_working_days_unless_it_names_hours()
    {
        var calendar = WorkingCalendar.Of(new CalendarOptions());
        var manifest = TestPlatform.Manifest();

        Show(calendar.DueOf(manifest, At("2026-11-20 16:00"))).ShouldBe("2026-11-25 16:00");
        Show(calendar.DueOf(manifest with { DueHours = 2 }, At("2026-11-20 23:00"))).ShouldBe("2026-11-21 01:00");
    }

    [Fact]
    public void Due_times_end_within_working_hours_and_never_go_back()
    {
        var calendar = WorkingCalendar.Of(new CalendarOptions());
        var before = DateTimeOffset.MinValue;
        for (var minutes = 0; minutes < 60 * 24 * 400; minutes += 97)
        {
            var due = calendar.After(new DueIn(2, true), At("2026-01-01 00:00").AddMinutes(minutes)).ToOffset(Seoul);
            due.ShouldBeGreaterThanOrEqualTo(before);
            calendar.IsFree(DateOnly.FromDateTime(due.DateTime)).ShouldBeFalse();
            due.TimeOfDay.ShouldBeInRange(TimeSpan.FromHours(9), TimeSpan.FromHours(18));
            before = due;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("0h")]
    [InlineData("-1d")]
    [InlineData("100d")]
    [InlineData("soon")]
    public void What_is_no_time_is_refused(string text) => DueIn.Parse(text).ShouldBeNull();

    [Fact]
    public void A_wrong_day_in_the_configuration_is_named()
    {
        var result = new CalendarOptionsCheck().Validate(null, new CalendarOptions { Holidays = ["2027-02-06", "2027-2-6", "설날"] });

        result.Failures.ShouldNotBeNull().ShouldBe(["calendar.holidays: '2027-2-6' is not a day such as 2027-02-06", "calendar.holidays: '설날' is not a day such as 2027-02-06"]);
    }

    private static DateTimeOffset At(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Seoul);

    private static string Show(DateTimeOffset at) => at.ToOffset(Seoul).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
