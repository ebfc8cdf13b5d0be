using FsCheck.Xunit;
using Haechi.Traffic.SmartIntersections.Live;

namespace Haechi.Traffic.Tests.SmartIntersections.Live;

public sealed class DelayCurveTests
{
    [Fact]
    public void Before_anybody_came_nothing_is_known() => new DelayCurve().Now.ShouldBeNull();

    [Fact]
    public void In_a_steady_flow_it_is_the_delay_of_a_vehicle()
    {
        var curve = new DelayCurve();
        // One vehicle every two seconds, of which fifteen are always losing whole seconds: thirty seconds each (Little).
        for (var second = 0; second < 2000; second++)
            curve.Add(second, 15, second % 2);

        curve.Now!.Value.ShouldBe(30, 0.1);
    }

    [Fact]
    public void A_street_that_locks_grows_and_one_that_clears_falls_within_a_quarter_of_an_hour()
    {
        var curve = new DelayCurve();
        for (var second = 0; second < 900; second++)
            curve.Add(second, 10, 1);
        var calm = curve.Now!.Value;
        for (var second = 900; second < 1500; second++)
            curve.Add(second, 200, 0);
        curve.Now!.Value.ShouldBeGreaterThan(20 * calm);
        for (var second = 1500; second < 2400; second++)
            curve.Add(second, 10, 1);
        curve.Now!.Value.ShouldBe(calm, 0.001);
    }

    [Property]
    public bool Points_keep_their_order_and_their_number_is_bounded(int hours)
    {
        var curve = new DelayCurve();
        for (var second = 0; second < Math.Abs(hours % 5) * 3600; second += DelayCurve.Every)
            curve.Add(second, 1, 1);
        var points = curve.Points();
        return points.Count <= DelayCurve.Most && points.Zip(points.Skip(1)).All(p => p.First.At < p.Second.At);
    }
}
