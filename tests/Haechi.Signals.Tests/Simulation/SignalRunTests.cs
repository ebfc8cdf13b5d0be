using System.Diagnostics;
using Haechi.Signals.Control;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Signals.Simulation;
using Haechi.Signals.Simulation.Measuring;
using Haechi.Signals.Traci;

namespace Haechi.Signals.Tests.Simulation;

/// <summary>With the real SUMO, on a grid of its own making.</summary>
public sealed class SignalRunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("haechi-signals-");

    public static TheoryData<string> Controllers => ["fixed", "maxpressure", "maxwave", "haechi"];

    [Theory]
    [MemberData(nameof(Controllers))]
    public async Task Every_vehicle_of_a_quiet_grid_arrives(string name)
    {
        var figures = await RunAsync(Grid(), name);

        figures.Vehicles.ShouldBe(360);
        (figures.Arrived, figures.Waiting, figures.Teleports).ShouldBe((360, 0, 0));
        figures.MeanDelay.ShouldBeInRange(1, 120);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_run()
    {
        var grid = Grid();

        (await RunAsync(grid, "haechi")).MeanDelay.ShouldBe((await RunAsync(grid, "haechi")).MeanDelay);
    }

    /// <summary>The meter's sums and SUMO's own file tell the same: nothing is lost on the way to a movement.</summary>
    [Theory]
    [InlineData("fixed")]
    [InlineData("haechi")]
    public async Task Measuring_by_movement_adds_up_to_the_whole(string name)
    {
        var scenario = Scenario.Read(Grid());
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
        var scenario = Scenario.Read(Grid());
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
    public async Task A_simulator_that_dies_ends_the_run_with_an_error()
    {
        var run = new SignalRun(Scenario.Read(Grid()), SignalTiming.Bench, TimeProvider.System)
        {
            Progress = (now, _) =>
            {
                foreach (var sumo in Process.GetProcessesByName("sumo").Where(p => Mine(p)))
                    sumo.Kill();
            },
        };

        await Should.ThrowAsync<TraciException>(() => run.RunAsync(new MaxWave(), "maxwave", 1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_scenario_whose_network_is_gone_is_refused()
    {
        var grid = Grid();
        File.Delete(Path.Combine(_folder.FullName, "grid.net.xml"));

        await Should.ThrowAsync<NetworkException>(() => RunAsync(grid, "fixed"));
    }

    [Fact]
    public void A_scenario_without_a_network_is_refused()
    {
        var file = Path.Combine(_folder.FullName, "x.sumocfg");
        File.WriteAllText(file, "<configuration/>");

        Should.Throw<ScenarioException>(() => Scenario.Read(file)).Message.ShouldContain("names no network");
    }

    private static SignalPlan Long(SignalPlan plan) => plan with { Cycle = plan.Cycle + 100, Greens = [.. plan.Greens.Select((g, i) => i == 0 ? g + 100 : g)] };

    public void Dispose() => _folder.Delete(recursive: true);

    private static Task<RunFigures> RunAsync(string scenario, string name)
    {
        ISignalController? controller = name switch { "maxpressure" => new MaxPressure(), "maxwave" => new MaxWave(), "haechi" => new PredictiveController(SignalTiming.Bench), _ => null };
        return new SignalRun(Scenario.Read(scenario), SignalTiming.Bench, TimeProvider.System).RunAsync(controller, name, 1, TestContext.Current.CancellationToken);
    }

    private bool Mine(Process process) => File.ReadAllText($"/proc/{process.Id}/cmdline").Contains(_folder.FullName, StringComparison.Ordinal);

    /// <summary>A grid of two by two signals with roads that end outside, and twelve flows across it.</summary>
    private string Grid()
    {
        Assert.SkipUnless(Installed("netgenerate") && Installed("sumo"), "SUMO is not installed (Debian: apt-get install sumo).");
        var net = Path.Combine(_folder.FullName, "grid.net.xml");
        using var made = Process.Start(new ProcessStartInfo("netgenerate",
            ["--grid", "--grid.number", "2", "--grid.length", "150", "--grid.attach-length", "150", "--default-junction-type", "traffic_light", "--output-file", net])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        made.WaitForExit();
        made.ExitCode.ShouldBe(0);
        File.WriteAllText(Path.Combine(_folder.FullName, "grid.rou.xml"), $"<routes>{string.Concat(Flows)}</routes>");
        var scenario = Path.Combine(_folder.FullName, "grid.sumocfg");
        File.WriteAllText(scenario, """<configuration><input><net-file value="grid.net.xml"/><route-files value="grid.rou.xml"/></input></configuration>""");
        return scenario;
    }

    private static IEnumerable<string> Flows => new[] { ("bottom0A0", "A1top0"), ("left0A0", "B0right0"), ("top1B1", "B0bottom1"), ("right1B1", "A1left1"), ("bottom1B0", "B1right1"), ("top0A1", "A0left0") }
        .Select((f, i) => $"""<flow id="f{i}" begin="0" end="600" number="60" from="{f.Item1}" to="{f.Item2}"/>""");

    private static bool Installed(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
