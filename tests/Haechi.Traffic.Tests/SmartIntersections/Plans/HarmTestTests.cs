using FsCheck.Xunit;
using Haechi.Traffic.SmartIntersections.Plans.Watching;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans;

public class HarmTestTests
{
    private static readonly HarmBounds Bounds = new();

    /// <summary>A day of five-minute intervals, looked at after each: noise of a quarter up and down alone raises the alarm on few days.</summary>
    [Fact]
    public void Noise_alone_rarely_raises_the_alarm()
    {
        var alarms = Enumerable.Range(0, 400).Count(day => Day(day, rise: 1, intervals: 96) is not null);

        alarms.ShouldBeLessThan(8);
    }

    [Fact]
    public void Half_as_much_again_is_noticed_within_two_hours()
    {
        var after = Enumerable.Range(0, 200).Select(day => Day(day, rise: 1.5, intervals: 24)).ToList();

        after.Count(a => a is not null).ShouldBeGreaterThan(190);
    }

    [Property]
    public void What_is_better_everywhere_is_no_harm(uint[] usual) =>
        HarmTest.Judge(usual.Select(u => new WatchedInterval(1 + u % 100, 0.5 * (1 + u % 100), 50)), Bounds).Verdict.ShouldNotBe(HarmVerdict.Harm);

    [Fact]
    public void One_jam_among_good_intervals_is_no_harm() =>
        HarmTest.Judge([.. Enumerable.Repeat(new WatchedInterval(20, 20, 50), 11), new WatchedInterval(20, 900, 50)], Bounds).Verdict.ShouldBe(HarmVerdict.NoHarm);

    [Fact]
    public void Too_little_says_nothing() => HarmTest.Judge(Enumerable.Repeat(new WatchedInterval(20, 60, 50), 7), Bounds).Verdict.ShouldBe(HarmVerdict.TooEarly);

    [Theory]
    [InlineData(0.0, 10.0, 50.0)]
    [InlineData(20.0, double.NaN, 50.0)]
    [InlineData(double.NaN, 10.0, 50.0)]
    [InlineData(20.0, -1.0, 50.0)]
    [InlineData(20.0, 60.0, 1.0)]
    public void Readings_that_say_nothing_do_not_count(double usual, double now, double vehicles) =>
        HarmTest.Judge(Enumerable.Repeat(new WatchedInterval(usual, now, vehicles), 50), Bounds).Intervals.ShouldBe(0);

    /// <summary>The interval at which the watch raised the alarm; null when it did not.</summary>
    private static int? Day(int seed, double rise, int intervals)
    {
#pragma warning disable CA5394 // A fixed seed, so that the test is the same each time.
        var random = new Random(seed);
        var seen = new List<WatchedInterval>();
        for (var i = 0; i < intervals; i++)
        {
            seen.Add(new WatchedInterval(30, 30 * rise * (0.75 + 0.5 * random.NextDouble()), 40));
#pragma warning restore CA5394
            if (HarmTest.Judge(seen, Bounds).Verdict == HarmVerdict.Harm)
                return i;
        }
        return null;
    }
}
