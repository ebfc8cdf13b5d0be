using Bunit;
using Haechi.Console.Components;

namespace Haechi.Console.Tests.Time;

public sealed class RelativeTimeTests : ConsoleTest
{
    [Theory]
    [InlineData(0, "방금")]
    [InlineData(-59, "방금")]
    [InlineData(59, "방금")]
    [InlineData(-60, "1분 전")]
    [InlineData(-3599, "59분 전")]
    [InlineData(-3600, "1시간 전")]
    [InlineData(-86399, "23시간 전")]
    [InlineData(-86400, "1일 전")]
    [InlineData(1800, "30분 후")]
    [InlineData(7200, "2시간 후")]
    [InlineData(172800, "2일 후")]
    public void Says_the_distance_in_the_largest_whole_unit(int seconds, string words) =>
        Draw(seconds).TextContent.ShouldBe(words);

    [Theory]
    [InlineData(-60, "1 min. ago")]
    [InlineData(-3 * 86400, "3 days ago")]
    [InlineData(-86400, "1 day ago")]
    [InlineData(3600, "in 1 hr.")]
    public void Says_it_in_the_words_of_the_browsers_short_format(int seconds, string words)
    {
        Speak("en");

        Draw(seconds).TextContent.ShouldBe(words);
    }

    [Fact]
    public void Beyond_thirty_days_the_date_in_Seoul_stands_there() =>
        Draw(-31 * 86400 + (6 * 3600)).TextContent.ShouldBe("2026-10-23");

    [Fact]
    public void The_day_is_the_day_in_Seoul_not_in_UTC()
    {
        var lateEvening = new DateTimeOffset(2026, 1, 31, 15, 30, 0, TimeSpan.Zero);

        var drawn = Render<RelativeTime>(p => p.Add(c => c.At, lateEvening)).Find("time");

        drawn.TextContent.ShouldBe("2026-02-01");
        drawn.GetAttribute("title").ShouldBe("2026-02-01 00:30:00 (KST)");
    }

    [Fact]
    public void Machines_read_the_instant_in_UTC() =>
        Draw(0).GetAttribute("datetime").ShouldBe("2026-11-22T09:30:15.0000000Z");

    [Fact]
    public void The_script_that_keeps_it_fresh_finds_the_words_for_now() =>
        Draw(-600).GetAttribute("data-relative").ShouldBe("방금");

    private AngleSharp.Dom.IElement Draw(int seconds) =>
        Render<RelativeTime>(p => p.Add(c => c.At, Now.AddSeconds(seconds))).Find("time");
}
