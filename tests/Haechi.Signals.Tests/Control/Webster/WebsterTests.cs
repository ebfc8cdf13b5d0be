using FsCheck.Xunit;
using Haechi.Signals.Control;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Tests.Control.Webster;

public class WebsterTests
{
    private static readonly RoadNetwork Network = Crossing.Read();

    /// <summary>Whatever was counted, and whatever rules hold: the greens and what lies between them are the cycle, and no rule is broken.</summary>
    [Property]
    public void Every_plan_keeps_the_rules(uint[] vehicles, bool field)
    {
        var timing = field ? SignalTiming.Field : SignalTiming.Bench;
        var plan = Make([.. vehicles.Take(4).Select(v => (double)(v % 5000))], timing);

        PlanRules.Fault(Network.Signals[0], plan, timing).ShouldBeNull();
        (plan.Greens.Sum() + PlanRules.Between(Network.Signals[0], timing).Sum()).ShouldBe(plan.Cycle);
        plan.Greens.Zip(PlanRules.Minimum(Network.Signals[0], timing)).ShouldAllBe(g => g.First >= g.Second);
        plan.Offset.ShouldBeInRange(0, plan.Cycle - 1);
    }

    [Fact]
    public void Green_follows_the_counts()
    {
        var plan = Make([600, 200, 600, 200], SignalTiming.Bench);

        // 0.37 and 0.12 of what a lane lets pass: C = (1.5 × 9 + 5) / (1 − 0.494).
        plan.Cycle.ShouldBe(37);
        plan.Greens.ShouldBe([23, 8]);
    }

    [Fact]
    public void Nobody_counted_makes_every_green_as_short_as_it_may_be()
    {
        var plan = Make([0, 0, 0, 0], SignalTiming.Bench);

        plan.Greens.ShouldAllBe(g => g >= 5 && g <= 8);
        Math.Abs(plan.Greens[0] - plan.Greens[1]).ShouldBeLessThanOrEqualTo(1);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(3000)]
    public void More_than_the_junction_can_take_gets_the_longest_cycle(double vehicles)
    {
        var plan = Make([vehicles, vehicles, vehicles, vehicles], SignalTiming.Bench);

        plan.Cycle.ShouldBe(120);
        plan.Greens.ShouldBe([57, 57]);
    }

    [Fact]
    public void Pedestrians_lengthen_the_green_that_they_walk_in() =>
        // Seven seconds and twelve metres at one metre a second.
        Make([600, 10, 600, 10], SignalTiming.Field).Greens[1].ShouldBe(19);

    [Theory]
    [InlineData(double.NaN, "no number of vehicles")]
    [InlineData(double.PositiveInfinity, "no number of vehicles")]
    [InlineData(-1.0, "no number of vehicles")]
    public void Impossible_counts_are_refused(double vehicles, string why) =>
        Should.Throw<CountsException>(() => Make([vehicles, 1, 1, 1], SignalTiming.Bench)).Message.ShouldContain(why);

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(100.0, 50.0)]
    [InlineData(double.NaN, 60.0)]
    [InlineData(0.0, double.PositiveInfinity)]
    public void A_stretch_of_time_that_is_none_is_refused(double begin, double end) =>
        Should.Throw<CountsException>(() => TurnCounts.Of([new TurnCount("S", "nIn", "sOut", begin, end, 1)])).Message.ShouldContain("no stretch of time");

    [Fact]
    public void A_movement_counted_twice_is_refused() =>
        Should.Throw<CountsException>(() => TurnCounts.Of([new("S", "nIn", "sOut", 0, 900, 1), new("S", "nIn", "sOut", 600, 1500, 1)])).Message.ShouldContain("counted twice");

    [Fact]
    public void A_movement_that_the_network_does_not_have_is_refused() =>
        Should.Throw<CountsException>(() => new WebsterDesign(Network, SignalTiming.Bench, new WebsterSettings()).Make(TurnCounts.Of([new("S", "nIn", "eOut", 0, 900, 1)])))
            .Message.ShouldContain("no movement nIn → eOut");

    [Fact]
    public void Each_hour_has_its_own_plan()
    {
        var counts = TurnCounts.Of([new("S", "nIn", "sOut", 0, 3600, 700), new("S", "eIn", "wOut", 3600, 7200, 700)]);
        var plan = new WebsterDesign(Network, SignalTiming.Bench, new WebsterSettings { Slice = 3600 }).Make(counts);

        plan.Slices.Select(s => s.Begin).ShouldBe([0, 3600]);
        plan.At(100).Plans[0].Greens[0].ShouldBeGreaterThan(plan.At(100).Plans[0].Greens[1]);
        plan.At(4000).Plans[0].Greens[0].ShouldBeLessThan(plan.At(4000).Plans[0].Greens[1]);
        plan.At(90_000).ShouldBeSameAs(plan.Slices[1], "the last plan of the day holds on");
    }

    /// <summary>The controller, the head and the envelope together: what is shown is the plan, second by second.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    public void The_signal_shows_the_plan(int offset)
    {
        var (signal, timing) = (Network.Signals[0], SignalTiming.Bench);
        var plan = new SignalPlan("S", 40, offset, [20, 14]);
        var (head, controller) = (new SignalHead(signal, timing, 0), new PlanController(new DayPlan([new PlanSlice(0, [plan])]), timing));
        var view = new JunctionView { Junction = signal, Lanes = [], Room = [], Behind = [] };
        var shown = Enumerable.Range(0, 400).Select(now =>
        {
            (view.Now, view.Phase) = (now, head.Phase);
            if (head.MayChange(now))
                head.Request(controller.Choose(view), now);
            return head.Tick(now);
        }).ToList();

        head.Refused.ShouldBeNull();
        for (var now = 80; now < 400; now++)
            (shown[now][0], shown[now][1]).ShouldBe((((now - offset) % 40 + 40) % 40) switch { < 20 => ('G', 'r'), < 23 => ('y', 'r'), < 37 => ('r', 'G'), _ => ('r', 'y') }, $"second {now}");
    }

    [Theory]
    [InlineData(40, 0, "20,10", "make no cycle")]
    [InlineData(40, 40, "20,14", "not within the cycle")]
    [InlineData(40, 0, "30,4", "5 s are the minimum")]
    [InlineData(40, 0, "34", "2 green phases")]
    [InlineData(400, 0, "380,14", "longer than 240 s")]
    public void A_plan_that_breaks_a_rule_is_refused(int cycle, int offset, string greens, string why)
    {
        var plan = new SignalPlan("S", cycle, offset, [.. greens.Split(',').Select(g => int.Parse(g, System.Globalization.CultureInfo.InvariantCulture))]);

        PlanRules.Fault(Network.Signals[0], plan, SignalTiming.Bench).ShouldNotBeNull().ShouldContain(why);
    }

    private static SignalPlan Make(double[] vehicles, SignalTiming timing)
    {
        (string From, string To)[] ways = [("nIn", "sOut"), ("eIn", "wOut"), ("sIn", "nOut"), ("wIn", "eOut")];
        var counts = TurnCounts.Of(vehicles.Select((v, i) => new TurnCount("S", ways[i].From, ways[i].To, 0, 3600, v)));
        return new WebsterDesign(Network, timing, new WebsterSettings()).Make(counts).Slices[0].Plans[0];
    }
}
