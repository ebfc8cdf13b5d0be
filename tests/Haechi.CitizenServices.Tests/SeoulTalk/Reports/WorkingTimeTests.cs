using System.Globalization;
using FsCheck.Xunit;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Reports;

public sealed class WorkingTimeTests
{
    [Theory]
    [InlineData("2026-11-23 10:00", "4h", "2026-11-23 14:00")]
    [InlineData("2026-11-23 16:00", "4h", "2026-11-24 11:00")]
    [InlineData("2026-11-20 16:00", "1d", "2026-11-23 16:00")]
    [InlineData("2026-11-22 03:00", "4h", "2026-11-23 13:00")]
    [InlineData("2026-11-23 20:00", "1d", "2026-11-24 18:00")]
    public void Counts_only_hours_in_which_somebody_works(string from, string amount, string due) =>
        Show(WorkingTime.Parse(amount)!.Value.After(At(from))).ShouldBe(due);

    [Fact]
    public void Skips_holidays() =>
        Show(new WorkingTime(4).After(At("2026-11-23 10:00"), new HashSet<DateOnly> { new(2026, 11, 23) }))
            .ShouldBe("2026-11-24 13:00");

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("0h")]
    [InlineData("-1d")]
    [InlineData("100d")]
    [InlineData("soon")]
    public void Refuses_what_is_no_working_time(string text) => WorkingTime.Parse(text).ShouldBeNull();

    [Property]
    public bool Ends_within_working_hours(uint minutes, byte hours)
    {
        var due = new WorkingTime(hours % 90 + 1).After(At("2026-01-01 00:00").AddMinutes(minutes % 600_000));
        return due.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            && due.TimeOfDay > TimeSpan.FromHours(9) && due.TimeOfDay <= TimeSpan.FromHours(18);
    }

    private static DateTimeOffset At(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), SeoulTime.Offset);

    private static string Show(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
