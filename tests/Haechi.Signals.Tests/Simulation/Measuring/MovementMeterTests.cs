using Haechi.Signals.Simulation.Measuring;
using Haechi.Signals.Traci;

namespace Haechi.Signals.Tests.Simulation.Measuring;

public class MovementMeterTests
{
    private readonly MovementMeter _meter = new(Crossing.Read());

    [Fact]
    public void What_is_lost_before_the_stop_line_belongs_to_the_movement()
    {
        Step(1, ("a", "nIn_0", 10, 0, 1000));
        Step(2, ("a", "nIn_0", 0, 1, 2000));
        Step(3, ("a", "nIn_0", 0, 2, 2000));
        Step(4, ("a", ":S_0_0", 5, 2.5, 2000));
        Step(5, ("a", "sOut_0", 12, 2.6, 1000));

        var row = Row("nIn");
        (row.Junction, row.To, row.Turn, row.Vehicles, row.Stops, row.Standing, row.MaxQueue).ShouldBe(("S", "sOut", 's', 1, 1, 2, 1));
        row.Delay.ShouldBe(2.6, 1e-9);
        row.Co2.ShouldBe(8, 1e-9);
        row.MeanQueue(MovementMeter.Stretch).ShouldBe(2 / 900.0, 1e-9);
    }

    [Fact]
    public void A_vehicle_too_fast_to_be_seen_within_the_junction_is_counted()
    {
        Step(1, ("a", "eIn_0", 14, 0, 0));
        Step(2, ("a", "wOut_0", 14, 0, 0));

        Row("eIn").Vehicles.ShouldBe(1);
    }

    [Fact]
    public void Who_still_waits_at_the_end_is_not_forgotten()
    {
        Step(1, ("a", "wIn_0", 0, 1, 0));
        Step(2, ("a", "wIn_0", 0, 2, 0));

        var row = Row("wIn");
        (row.Vehicles, row.Delay, row.Standing).ShouldBe((0, 2, 2));
        Row("wIn").Delay.ShouldBe(2, "asking twice adds nothing");
    }

    [Fact]
    public void A_creep_in_a_queue_is_no_second_stop()
    {
        double[] speeds = [10, 0, 0.5, 0, 0.5, 0, 5, 0];
        for (var i = 0; i < speeds.Length; i++)
            Step(i + 1, ("a", "nIn_0", speeds[i], i, 0));

        Row("nIn").Stops.ShouldBe(2);
    }

    [Fact]
    public void Each_quarter_of_an_hour_has_its_row()
    {
        Step(899, ("a", "nIn_0", 10, 0, 0));
        Step(900, ("a", "sOut_0", 10, 0, 0));
        Step(901, ("b", "nIn_0", 10, 0, 0));
        Step(902, ("b", "sOut_0", 10, 0, 0));

        _meter.Rows().Where(r => r.From == "nIn").Select(r => (r.Begin, r.Vehicles)).ShouldBe([(0, 1), (900, 1)]);
    }

    private MeasuredMovement Row(string from) => _meter.Rows().Where(r => r.From == from).ShouldHaveSingleItem();

    private void Step(double now, params (string Id, string Lane, double Speed, double Loss, double Co2)[] vehicles) =>
        _meter.Take([.. vehicles.Select(v => new TraciResult(TraciDomain.Vehicle, v.Id, [new(v.Lane), new(1), new(v.Speed), new(v.Loss), new(v.Co2)]))], now);
}
