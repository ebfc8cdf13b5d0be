using Haechi.Signals.Control;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Tests.Safety;

public class GreenLimitTests
{
    private const string Limited = """
        <phase duration="20" state="GrGrr" minDur="15" maxDur="40"/><phase duration="3" state="yryrr"/><phase duration="20" state="rGrGG"/><phase duration="3" state="ryryr"/>
        """;

    [Theory]
    [InlineData(true, 40)]
    [InlineData(false, 120)]
    public async Task A_controller_that_stays_for_ever_is_ended_at_the_maximum_while_somebody_waits(bool hasItsOwn, int most)
    {
        var street = new Street(SignalTiming.Field, hasItsOwn ? Limited : Limited.Replace("maxDur=\"40\"", "", StringComparison.Ordinal));

        await street.RunAsync(300, view => view.Lanes[1].Count = 3, new Stay());

        street.Shown.TakeWhile(s => s[0] == 'G').Count().ShouldBeInRange(most - 1, most + 1);
        Judge.IsSafe(street.Signal, street.Timing, street.Shown);
    }

    [Fact]
    public async Task Where_nobody_else_waits_the_green_goes_on()
    {
        var street = new Street(SignalTiming.Field, Limited);

        await street.RunAsync(300, view => view.Lanes[0].Count = 3, new Stay());

        street.Shown.ShouldAllBe(s => s[0] == 'G');
    }

    [Fact]
    public async Task The_benchmark_has_no_maximum()
    {
        var street = new Street(SignalTiming.Bench, Limited);

        await street.RunAsync(300, view => view.Lanes[1].Count = 3, new Stay());

        street.Shown.ShouldAllBe(s => s[0] == 'G');
    }

    [Fact]
    public async Task The_plan_s_own_minimum_holds_in_the_field()
    {
        var street = new Street(SignalTiming.Field, Limited);

        await street.RunAsync(60, null, new Scripted([1]));

        street.Shown.TakeWhile(s => s[0] == 'G').Count().ShouldBeInRange(14, 16);
    }

    private sealed class Stay : ISignalController
    {
        public string Name => "stay";

        public int Choose(JunctionView view) => view.Phase;
    }
}
