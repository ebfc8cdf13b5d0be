using FsCheck.Xunit;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Tests.Safety;

public class SignalHeadTests
{
    [Property]
    public void No_sequence_of_wishes_shows_what_is_unsafe(int[] wishes, bool field)
    {
        var (signal, timing) = (Crossing.Read().Signals[0], field ? SignalTiming.Field : SignalTiming.Bench);
        var head = new SignalHead(signal, timing, 0);
        var shown = new List<string>();
        for (var second = 0; second < wishes.Length * 3; second++)
        {
            head.Request(wishes[second / 3], second);
            shown.Add(head.Tick(second));
        }

        head.Refused.ShouldBeNull();
        Judge.IsSafe(signal, timing, shown);
    }

    [Fact]
    public void Pedestrians_get_the_time_to_walk_in_the_field()
    {
        var head = new SignalHead(Crossing.Read().Signals[0], SignalTiming.Field, 0);
        head.Request(1, 10);
        head.Request(0, 30);

        head.Phase.ShouldBe(1, "seven seconds and twelve metres at one metre a second begin at 14");
        head.Request(0, 33);
        head.Phase.ShouldBe(0);
    }

    [Theory]
    [InlineData("GGGGr", "crosses it")]
    [InlineData("rrrrr", "without yellow")]
    [InlineData("GrG", "has 5 links")]
    [InlineData("GxGrr", "no signal")]
    public void The_envelope_refuses(string state, string why)
    {
        var envelope = new SafetyEnvelope(Crossing.Read().Signals[0], SignalTiming.Bench, "GrGrr", 0);

        envelope.Show(state, 20).ShouldNotBeNull().ShouldContain(why);
        envelope.Shown.ShouldBe("GrGrr");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-5.0)]
    public void A_clock_that_jumps_back_changes_nothing(double now) =>
        new SafetyEnvelope(Crossing.Read().Signals[0], SignalTiming.Bench, "GrGrr", 0).Show("GrGrr", now).ShouldNotBeNull();
}
