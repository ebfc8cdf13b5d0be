using Haechi.Signals.Control;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Signals.Simulation;
using Haechi.Signals.Simulation.Measuring;

namespace Haechi.Signals.Tests.Simulation;

/// <summary>With the real SUMO, on a grid of its own making.</summary>
public class SignalRunTests
{
    public static TheoryData<string> Controllers => ["fixed", "maxpressure", "maxwave", "haechi"];

    [Theory]
    [MemberData(nameof(Controllers))]
    public async Task Every_vehicle_of_a_quiet_grid_arrives(string name)
    {
        using var grid = new Grid();
        var figures = await RunAsync(grid, name);

        figures.Vehicles.ShouldBe(360);
        (figures.Arrived, figures.Waiting, figures.Teleports).ShouldBe((360, 0, 0));
        figures.MeanDelay.ShouldBeInRange(1, 120);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_run()
    {
        using var grid = new Grid();

        (await RunAsync(grid, "haechi")).MeanDelay.ShouldBe((await RunAsync(grid, "haechi")).MeanDelay);
    }

    /// <summary>The meter's sums and SUMO's own file tell the same: nothing is lost on the way to a movement.</summary>
    [Theory]
    [InlineData("fixed")]
    [InlineData("haechi")]
    public async Task Measuring_by_movement_adds_up_to_the_whole(string name)
    {
        using var grid = new Grid();
        var scenario = grid.Scenario;
        var meter = new MovementMeter(SumoNet.Read(scenario.Network));
        var steering = name == "haechi" ? new PredictiveController(SignalTiming.Bench) : null;
        var figures = await new SignalRun(scenario, SignalTiming.Bench, TimeProvider.System) { Meter = meter }.RunAsync(steering, name, 1, TestContext.Current.CancellationToken);

        var rows = meter.Rows();
        rows.Sum(r => r.Delay).ShouldBe(figures.MeanDelay * figures.Vehicles, figures.MeanDelay * figures.Vehicles * 0.1);
        rows.Where(r => r.Junction.Length > 0).Sum(r => r.Vehicles).ShouldBeGreaterThan(360, "each vehicle crosses at least one of the four signals");
        rows.Sum(r => r.Co2).ShouldBeInRange(360 * 20, 360 * 1000);
        rows.ShouldAllBe(r => r.Delay >= 0 && r.Standing >= 0 && r.Stops >= 0 && r.MaxQueue >= 0);
    }

    [Fact]
    public async Task A_plan_from_counts_is_driven_and_beats_one_that_nobody_computed()
    {
        using var grid = new Grid();
        var scenario = grid.Scenario;
        var (network, meter) = (SumoNet.Read(scenario.Network), new MovementMeter(SumoNet.Read(scenario.Network)));
        var run = new SignalRun(scenario, SignalTiming.Field, TimeProvider.System);
        await new SignalRun(scenario, SignalTiming.Field, TimeProvider.System) { Meter = meter }.RunAsync(null, "fixed", 1, TestContext.Current.CancellationToken);
        var plan = new WebsterDesign(network, SignalTiming.Field, new WebsterSettings()).Make(TurnCounts.Measured(meter.Rows()));
        var wrong = new DayPlan([new PlanSlice(0, [.. plan.Slices[0].Plans.Select(p => Long(p))])]);

        var good = await run.RunAsync(new PlanController(plan, SignalTiming.Field), "webster", 1, TestContext.Current.CancellationToken);
        var bad = await run.RunAsync(new PlanController(wrong, SignalTiming.Field), "webster", 1, TestContext.Current.CancellationToken);

        (good.Arrived, good.Vehicles).ShouldBe((360, 360));
        good.MeanDelay.ShouldBeLessThan(bad.MeanDelay);
    }

    [Fact]
    public async Task A_scenario_whose_network_is_gone_is_refused()
    {
        using var grid = new Grid();
        File.Delete(grid.Path("grid.net.xml"));

        await Should.ThrowAsync<NetworkException>(() => RunAsync(grid, "fixed"));
    }

    [Fact]
    public void A_scenario_without_a_network_is_refused()
    {
        using var file = new NetFile("<configuration/>");

        Should.Throw<ScenarioException>(() => Scenario.Read(file.Path)).Message.ShouldContain("names no network");
    }

    private static SignalPlan Long(SignalPlan plan) => plan with { Cycle = plan.Cycle + 100, Greens = [.. plan.Greens.Select((g, i) => i == 0 ? g + 100 : g)] };

    private static Task<RunFigures> RunAsync(Grid grid, string name)
    {
        ISignalController? controller = name switch { "maxpressure" => new MaxPressure(), "maxwave" => new MaxWave(), "haechi" => new PredictiveController(SignalTiming.Bench), _ => null };
        return new SignalRun(grid.Scenario, SignalTiming.Bench, TimeProvider.System).RunAsync(controller, name, 1, TestContext.Current.CancellationToken);
    }
}
