using System.Diagnostics;
using Haechi.Signals.Control;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Signals.Simulation;
using Haechi.Signals.Traci;

namespace Haechi.Signals.Tests.Simulation;

/// <summary>What is wrong with a scenario or befalls its simulator ends in an error that says so, in SUMO's own words where it has some; never in waiting.</summary>
public class BadInputTests
{
    [Theory]
    [InlineData("""<flow id="f" begin="0" end="60" number="5" from="nowhere" to="A1top0"/>""", "nowhere")]
    [InlineData("""<trip id="t" depart="0" from="bottom0A0" to="A1top0" """, "bottom0A0")]
    [InlineData("""<vehicle id="v" depart="0" type="ghost"><route edges="bottom0A0 A0A1 A1top0"/></vehicle>""", "ghost")]
    public async Task Routes_that_make_no_sense_are_refused_in_the_words_of_sumo(string routes, string word)
    {
        using var grid = new Grid(routes);

        (await FailureAsync(grid)).Message.ShouldContain(word == "bottom0A0" ? "rou.xml" : word);
    }

    [Fact]
    public async Task A_route_file_that_is_gone_is_named()
    {
        using var grid = new Grid();
        File.Delete(grid.Path("grid.rou.xml"));

        var failure = await FailureAsync(grid);
        failure.ShouldBeOfType<ScenarioException>().Message.ShouldContain("grid.rou.xml");
    }

    [Theory]
    [InlineData("", "no well-formed XML")]
    [InlineData("<net>", "no well-formed XML")]
    [InlineData("<net version=\"1.9\"/>", "has no signal")]
    [InlineData("<routes/>", "is no SUMO network")]
    [InlineData("<net><tlLogic id=\"A\"/></net>", "has no phase")]
    [InlineData("<net><tlLogic id=\"A\"><phase state=\"Gr\"/><phase state=\"G\"/></tlLogic></net>", "unequal length")]
    public async Task A_network_that_is_none_is_refused(string net, string why)
    {
        using var grid = new Grid();
        await File.WriteAllTextAsync(grid.Path("grid.net.xml"), net, TestContext.Current.CancellationToken);

        (await FailureAsync(grid)).ShouldBeOfType<NetworkException>().Message.ShouldContain(why);
    }

    [Fact]
    public async Task A_simulator_that_hangs_ends_the_run_and_is_gone()
    {
        using var grid = new Grid();
        var failure = await FailureAsync(grid, new RunSettings { Timing = SignalTiming.Bench, TimeOut = TimeSpan.FromSeconds(3) }, grid => Signal(grid, "STOP"));

        failure.ShouldBeOfType<TraciException>().Message.ShouldContain("did not answer within 3 s");
        grid.Simulators().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_simulator_that_is_killed_ends_the_run_with_an_error()
    {
        using var grid = new Grid();

        (await FailureAsync(grid, change: grid => Signal(grid, "KILL"))).ShouldBeOfType<TraciException>().Message.ShouldContain("killed (signal 9)");
    }

    [Fact]
    public async Task A_signal_with_one_phase_keeps_it_and_the_others_are_steered()
    {
        using var grid = new Grid();
        var net = await File.ReadAllTextAsync(grid.Path("grid.net.xml"), TestContext.Current.CancellationToken);
        var (begin, end) = (net.IndexOf("<phase", StringComparison.Ordinal), net.IndexOf("</tlLogic>", StringComparison.Ordinal));
        var width = net[(net.IndexOf("state=\"", begin, StringComparison.Ordinal) + 7)..].IndexOf('"', StringComparison.Ordinal);
        await File.WriteAllTextAsync(grid.Path("grid.net.xml"), $"{net[..begin]}<phase duration=\"90\" state=\"{new string('g', width)}\"/>{net[end..]}", TestContext.Current.CancellationToken);

        var figures = await RunAsync(grid, new RunSettings { Timing = SignalTiming.Bench });
        (figures.Arrived, figures.Vehicles).ShouldBe((360, 360));
    }

    [Theory]
    [InlineData("detector:A0@60-300")]
    [InlineData("detector:A0:A1A0_0@60")]
    [InlineData("counts:B1@60-90")]
    [InlineData("feed@60-400")]
    [InlineData("planner@60-400")]
    [InlineData("clock:-30@100-200")]
    [InlineData("clock:5000@100")]
    public async Task Faults_lead_to_the_fixed_plan_and_everybody_still_arrives(string fault)
    {
        using var grid = new Grid();
        var events = new List<FailSafeEvent>();
        var settings = new RunSettings { Timing = SignalTiming.Field, Faults = new FaultInjection([InjectedFault.Parse(fault)]) };
        var figures = await new SignalRun(grid.Scenario, settings, TimeProvider.System) { Noticed = events.Add }
            .RunAsync(new PredictiveController(SignalTiming.Field), "haechi", 1, TestContext.Current.CancellationToken);

        (figures.Arrived, figures.Vehicles).ShouldBe((360, 360));
        events.ShouldContain(e => e.Ended == null && e.Kind == InjectedFault.Parse(fault).Kind);
    }

    [Theory]
    [InlineData("detector:nowhere@60", "There is no signal nowhere; there are A0, A1, B0, B1")]
    [InlineData("detector:A0:nowhere_0@60", "has no lane nowhere_0")]
    public async Task Faults_of_what_is_not_there_are_refused(string fault, string why)
    {
        using var grid = new Grid();

        (await FailureAsync(grid, new RunSettings { Timing = SignalTiming.Bench, Faults = new FaultInjection([InjectedFault.Parse(fault)]) })).Message.ShouldContain(why);
    }

    [Theory]
    [InlineData("detector")]
    [InlineData("magic:A0@60")]
    [InlineData("3:A0@60")]
    [InlineData("detector:A0@soon")]
    [InlineData("detector:A0@60-50")]
    [InlineData("clock@60")]
    public void Faults_that_are_written_otherwise_are_refused(string text) => Should.Throw<ScenarioException>(() => InjectedFault.Parse(text)).Message.ShouldContain("Write ");

    private static async Task<Exception> FailureAsync(Grid grid, RunSettings? settings = null, Action<Grid>? change = null) =>
        (await Record.ExceptionAsync(() => RunAsync(grid, settings ?? new RunSettings { Timing = SignalTiming.Bench }, change))).ShouldNotBeNull();

    private static Task<RunFigures> RunAsync(Grid grid, RunSettings settings, Action<Grid>? change = null) =>
        new SignalRun(grid.Scenario, settings, TimeProvider.System) { Progress = (now, _) => (now == 50 ? change : null)?.Invoke(grid) }
            .RunAsync(new MaxWave(), "maxwave", 1, TestContext.Current.CancellationToken);

    private static void Signal(Grid grid, string name)
    {
        foreach (var simulator in grid.Simulators())
        {
            using var kill = Process.Start("kill", [$"-{name}", $"{simulator.Id}"]);
            kill.WaitForExit();
        }
    }
}
