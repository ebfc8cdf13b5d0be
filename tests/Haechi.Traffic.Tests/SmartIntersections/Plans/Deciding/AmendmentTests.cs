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
    private static readonly DayPlan Plan = new([new PlanSlice(0, [Streets.Of(Signal, 5)]), new PlanSlice(900, [Streets.Of(Signal, 9)])]);

    [Property(MaxTest = 500)]
    public void An_amended_plan_keeps_the_rules_and_touches_only_what_was_asked_for(int[] typed, int offset, bool all)
    {
        int[] greens = [.. Enumerable.Range(0, Signal.Greens.Count).Select(i => typed.Length > i ? Math.Abs(typed[i] % 60) + (typed[i] < -50 ? int.MaxValue - 100 : 0) : 12)];
        var made = PlanDesk.Amended(Plan, Roads, new SignalPlan(Signal.Id, 0, offset, greens), all ? null : 900);

        if (!made.Succeeded)
            return;
        made.Value.Slices.ShouldAllBe(s => s.Plans.All(p => PlanRules.Fault(Signal, p, SignalTiming.Field) == null));
        made.Value.Slices[1].Plans[0].Greens.ShouldBe(greens);
        if (!all)
            made.Value.Slices[0].ShouldBe(Plan.Slices[0], new ByGreens());
    }

    [Fact]
    public void A_green_below_the_minimum_of_pedestrians_is_refused_with_the_rule()
    {
        var short_ = Streets.Of(Signal, 5);

        var refusal = PlanDesk.Amended(Plan, Roads, short_ with { Greens = [1, .. short_.Greens.Skip(1)] }, null).Refusal!;

        (refusal.Code, refusal.Message.En.Contains("minimum", StringComparison.Ordinal)).ShouldBe(("plan-breaks-rule", true));
    }

    [Fact]
    public void Nothing_changed_is_refused() =>
        PlanDesk.Amended(Plan, Roads, Streets.Of(Signal, 5), 0).Refusal!.Code.ShouldBe("plan-nothing-amended");

    [Theory]
    [InlineData("nowhere")]
    [InlineData("")]
    public void A_junction_that_is_not_in_the_plan_is_refused(string junction) =>
        PlanDesk.Amended(Plan, Roads, Streets.Of(Signal, 6) with { Junction = junction }, null).Refusal!.Code.ShouldBe("plan-no-junctions");

    private sealed class ByGreens : IEqualityComparer<PlanSlice>
    {
        public bool Equals(PlanSlice? x, PlanSlice? y) => x!.Plans[0].Greens.SequenceEqual(y!.Plans[0].Greens) && x.Plans[0].Offset == y.Plans[0].Offset;

        public int GetHashCode(PlanSlice obj) => 0;
    }
}
