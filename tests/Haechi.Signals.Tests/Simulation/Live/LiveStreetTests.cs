using Haechi.Signals.Control;
using Haechi.Signals.Safety;
using Haechi.Signals.Simulation;
using Haechi.Signals.Simulation.Live;
using Haechi.Signals.Tests.Safety;
using Haechi.Signals.Traci;

namespace Haechi.Signals.Tests.Simulation.Live;

/// <summary>With the real SUMO: what may happen while a street goes on.</summary>
public class LiveStreetTests
{
    private const string Ambulance = """<vType id="ambulance" vClass="emergency"/><route id="across" edges="left0A0 A0B0 B0right0"/>""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_controller_takes_over_and_gives_back_without_breaking_a_rule_of_any_signal()
    {
        using var grid = new Grid();
        await using var street = await StartAsync(grid);
        var shown = street.Network.Signals.Select(_ => new List<string>()).ToArray();

        for (var second = 0; second < 600; second++)
        {
            street.Controller = second % 120 < 60 ? null : new MaxPressure();
            var frame = await street.StepAsync(Stop);
            for (var i = 0; i < shown.Length; i++)
                shown[i].Add(frame.Signals[i].Shown);
        }

        for (var i = 0; i < shown.Length; i++)
            Judge.IsSafe(street.Network.Signals[i], SignalTiming.Field, shown[i]);
    }

    [Fact]
    public async Task What_is_lost_is_told_second_by_second()
    {
        using var grid = new Grid();
        await using var street = await StartAsync(grid);
        var (lost, departed) = (0.0, 0);

        for (var second = 0; second < 300; second++)
        {
            var frame = await street.StepAsync(Stop);
            (lost, departed) = (lost + frame.LostSeconds, departed + frame.Departed);
            frame.LostSeconds.ShouldBeInRange(0, frame.Vehicles.Count + frame.Waiting);
        }

        departed.ShouldBeGreaterThan(100);
        (lost / departed).ShouldBeInRange(3, 300);
    }

    [Fact]
    public async Task A_junction_whose_detectors_are_cut_goes_to_its_fixed_plan_and_comes_back()
    {
        using var grid = new Grid();
        await using var street = await StartAsync(grid);
        street.Controller = new MaxPressure();
        for (var second = 0; second < 30; second++)
            await street.StepAsync(Stop);

        street.Break(FaultKind.Feed, "A0", 60);
        var safe = new List<bool>();
        for (var second = 0; second < 150; second++)
            safe.Add((await street.StepAsync(Stop)).Signals[street.Network.Signals.ToList().FindIndex(s => s.Id == "A0")].IsSafe);

        (safe[20], safe[^1]).ShouldBe((true, false));
        street.TakeEvents().Select(e => (e.Junction, e.Kind, e.Ended is null)).ShouldBe([("A0", FaultKind.Feed, true), ("A0", FaultKind.Feed, false)]);
        street.TakeEvents().ShouldBeEmpty();
        Should.Throw<ScenarioException>(() => street.Break(FaultKind.Feed, "nowhere", 60)).Message.ShouldContain("There is no signal nowhere");
    }

    [Fact]
    public async Task An_ambulance_that_is_sent_comes_and_gets_its_green()
    {
        using var grid = new Grid(Ambulance + Grid.Flows(30));
        await using var street = await StartAsync(grid);
        street.Controller = new MaxPressure();
        await street.StepAsync(Stop);

        await street.SendAsync("ambulance", "across", Stop);
        var (seen, served) = (false, false);
        for (var second = 0; second < 120; second++)
        {
            var frame = await street.StepAsync(Stop);
            seen |= frame.Vehicles.Any(v => v.IsEmergency);
            served |= frame.Signals.Any(s => s.HasEmergency);
        }

        (seen, served).ShouldBe((true, true));
        (await Should.ThrowAsync<TraciException>(() => street.SendAsync("ambulance", "no-such-route", Stop))).Message.ShouldContain("no-such-route");
    }

    private static Task<LiveStreet> StartAsync(Grid grid) => LiveStreet.StartAsync(grid.Scenario, null, new RunSettings { Timing = SignalTiming.Field }, TimeProvider.System, Stop);
}
