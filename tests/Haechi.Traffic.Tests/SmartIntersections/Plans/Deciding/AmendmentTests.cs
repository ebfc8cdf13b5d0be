using FsCheck.Xunit;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Plans.Deciding;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans.Deciding;

/// <summary>Whatever an officer types, a plan either keeps all rules of safety or stays as it was.</summary>
public sealed class AmendmentTests
{
    private static readonly RoadNetwork Roads = SumoNet.Read(new MemoryStream(TownSeeder.Source()), "town");
    private static readonly SignalJunction Signal = Roads.Signals.First(s => s.Greens.Count > 2);
    private static readonly DayPlan Plan = new([new PlanSlice(0, [Streets.Of(Signal, 5)]), new PlanSlice(900, [Streets.Of(Signal, 9)]), new PlanSlice(1800, [Streets.Of(Signal, 9)])]);

    [Property(MaxTest = 500)]
    public void An_amended_plan_keeps_the_rules_and_touches_only_what_was_asked_for(int[] typed, int offset, byte from, byte to)
    {
        int[] greens = [.. Enumerable.Range(0, Signal.Greens.Count).Select(i => typed.Length > i ? Math.Abs(typed[i] % 60) + (typed[i] < -50 ? int.MaxValue - 100 : 0) : 12)];
        var times = new PlanTimes(from % 4 * 900, to % 5 * 900);
        var made = PlanDesk.Amended(Plan, Roads, new SignalPlan(Signal.Id, 0, offset, greens), times);

        if (!made.Succeeded)
            return;
        made.Value.Slices.ShouldAllBe(s => s.Plans.All(p => PlanRules.Fault(Signal, p, SignalTiming.Field) == null));
        for (var i = 0; i < Plan.Slices.Count; i++)
            made.Value.Slices[i].ShouldBe(times.Holds(Plan.Slices[i]) ? Plan.Slices[i] with { Plans = [new SignalPlan(Signal.Id, 0, offset, greens)] } : Plan.Slices[i], new ByGreens());
    }

    [Fact]
    public void A_green_below_the_minimum_of_pedestrians_is_refused_with_the_rule()
    {
        var short_ = Streets.Of(Signal, 5);

        var refusal = PlanDesk.Amended(Plan, Roads, short_ with { Greens = [1, .. short_.Greens.Skip(1)] }, PlanTimes.All).Refusal!;

        (refusal.Code, refusal.Message.En.Contains("minimum", StringComparison.Ordinal)).ShouldBe(("plan-breaks-rule", true));
    }

    [Fact]
    public void Nothing_changed_is_refused() =>
        PlanDesk.Amended(Plan, Roads, Streets.Of(Signal, 5), new PlanTimes(0, 900)).Refusal!.Code.ShouldBe("plan-nothing-amended");

    [Theory]
    [InlineData(900, 900)]
    [InlineData(1800, 900)]
    [InlineData(2700, double.PositiveInfinity)]
    [InlineData(double.NaN, 900)]
    public void Times_that_hold_no_part_of_the_plan_are_refused(double from, double to) =>
        PlanDesk.Amended(Plan, Roads, Streets.Of(Signal, 6), new PlanTimes(from, to)).Refusal!.Code.ShouldBe("plan-no-times");

    [Theory]
    [InlineData("nowhere")]
    [InlineData("")]
    public void A_junction_that_is_not_in_the_plan_is_refused(string junction) =>
        PlanDesk.Amended(Plan, Roads, Streets.Of(Signal, 6) with { Junction = junction }, PlanTimes.All).Refusal!.Code.ShouldBe("plan-no-junctions");

    private sealed class ByGreens : IEqualityComparer<PlanSlice>
    {
        public bool Equals(PlanSlice? x, PlanSlice? y) => x!.Plans[0].Greens.SequenceEqual(y!.Plans[0].Greens) && x.Plans[0].Offset == y.Plans[0].Offset;

        public int GetHashCode(PlanSlice obj) => 0;
    }
}
