using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Plans.OnStreet;
using Haechi.Traffic.SmartIntersections.Plans.Watching;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans.OnStreet;

/// <summary>Harm on the street is told from wet days, from weekends and from too little.</summary>
public sealed class MeasuredStreetTests
{
    private static readonly DateOnly Deployed = new(2026, 11, 23); // a Monday
    private static readonly MeasuredSpan Span = new(Deployed, Deployed, 0, Deployed.AddDays(20), 0);

    [Fact]
    public void Queues_that_are_longer_on_two_days_are_harm() => Verdict(Before(10), Days(2, _ => 1.5)).ShouldBe(HarmVerdict.Harm);

    [Fact]
    public void One_bad_day_is_too_early_to_say() => Verdict(Before(10), Days(1, _ => 3)).ShouldBe(HarmVerdict.TooEarly);

    [Fact]
    public void A_rise_that_days_before_had_as_well_is_no_harm() => Verdict(Before(10, wet: 1.6), Days(2, _ => 1.4)).ShouldBe(HarmVerdict.NoHarm);

    [Fact]
    public void A_rise_beyond_the_worst_day_before_is_harm() => Verdict(Before(10, wet: 1.3), Days(2, _ => 1.6)).ShouldBe(HarmVerdict.Harm);

    [Fact]
    public void A_small_rise_is_no_harm() => Verdict(Before(10), Days(4, _ => 1.1)).ShouldBe(HarmVerdict.NoHarm);

    [Fact]
    public void One_jam_in_good_days_is_no_harm() => Verdict(Before(10), Days(4, q => q == 3 ? 9 : 0.95)).ShouldBe(HarmVerdict.NoHarm);

    [Fact]
    public void Short_queues_may_double() => Verdict(Before(10, metres: 1.5), Days(3, _ => 2, metres: 1.5)).ShouldBe(HarmVerdict.NoHarm);

    [Fact]
    public void Two_working_days_before_are_too_few_to_compare_with()
    {
        var measured = MeasuredStreet.Judge([.. Before(4), .. Days(3, _ => 2)], Span, IsWeekend);

        (measured.Found.Verdict, measured.Hours.Count).ShouldBe((HarmVerdict.TooEarly, 0));
    }

    [Fact]
    public void Weekends_are_compared_with_weekends()
    {
        // Weekends had short queues. After the plan only a weekend is long: it stands beside weekends, not beside the long working days.
        List<QueueRow> before = [.. Enumerable.Range(1, 28).Select(d => Deployed.AddDays(-d)).SelectMany(day => Quarters(day, _ => 1, IsWeekend(day) ? 20 : 60))];
        List<QueueRow> after = [.. Enumerable.Range(0, 7).Select(d => Deployed.AddDays(d)).Where(IsWeekend).SelectMany(day => Quarters(day, _ => 1, 50))];

        MeasuredStreet.Judge([.. before, .. after], Span, IsWeekend).Found.Verdict.ShouldBe(HarmVerdict.Harm);
        MeasuredStreet.Judge([.. before, .. after.Select(q => Moved(q))], Span, IsWeekend).Found.Verdict.ShouldBe(HarmVerdict.NoHarm);

        static QueueRow Moved(QueueRow q)
        {
            q.Day = q.Day.AddDays(2);
            return q;
        }
    }

    [Fact]
    public void A_detector_that_is_new_or_gone_is_left_out()
    {
        var fresh = Days(3, _ => 5).Select(q => { q.Detector = "lane:new"; return q; });

        var measured = MeasuredStreet.Judge([.. Before(10), .. Days(3, _ => 1), .. fresh], Span, IsWeekend);

        (measured.Found.Verdict, measured.Detectors).ShouldBe((HarmVerdict.NoHarm, 2));
    }

    [Fact]
    public void Hours_tell_queue_and_speed_before_and_after()
    {
        var measured = MeasuredStreet.Judge([.. Before(10), .. Days(2, _ => 0.5)], Span, IsWeekend);

        (measured.DaysBefore, measured.DaysAfter).ShouldBe((6, 2));
        var hour = measured.Hours[0];
        hour.Hour.ShouldBe(8);
        hour.QueueBefore.ShouldBe(40, 2);
        hour.QueueAfter.ShouldBe(20, 1);
        hour.SpeedBefore!.Value.ShouldBe(20, 0.01);
        measured.Found.Rise.ShouldBe(-0.5, 0.03);
    }

    private static HarmVerdict Verdict(IEnumerable<QueueRow> before, IEnumerable<QueueRow> after) => MeasuredStreet.Judge([.. before, .. after], Span, IsWeekend).Found.Verdict;

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>The days before, weekends among them; the fourth is wet.</summary>
    private static IEnumerable<QueueRow> Before(int days, double wet = 1, double metres = 40) =>
        Enumerable.Range(1, days).SelectMany(d => Quarters(Deployed.AddDays(-d), _ => d == 4 ? wet : 1 + d % 3 * 0.02, metres));

    private static IEnumerable<QueueRow> Days(int days, Func<int, double> times, double metres = 40) => Enumerable.Range(0, days).SelectMany(d => Quarters(Deployed.AddDays(d), times, metres));

    private static IEnumerable<QueueRow> Quarters(DateOnly day, Func<int, double> times, double metres) =>
        from quarter in Enumerable.Range(0, 12)
        from lane in new[] { "lane:a_0", "lane:a_1" }
        select new QueueRow { Junction = "A1", Detector = lane, Day = day, Second = 28_800 + quarter * 900, Queues = 30, QueueMetres = 30 * metres * times(quarter), Speeds = 10, SpeedKmh = 200 };
}
