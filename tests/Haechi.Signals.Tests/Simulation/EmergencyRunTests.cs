using System.Globalization;
using System.Xml.Linq;
using Haechi.Signals.Control;
using Haechi.Signals.Safety;
using Haechi.Signals.Simulation;

namespace Haechi.Signals.Tests.Simulation;

/// <summary>With the real SUMO: three ambulances cross a busy grid.</summary>
public class EmergencyRunTests
{
    private const string Ambulances = """
        <vType id="ambulance" vClass="emergency" maxSpeed="25" speedFactor="1.2"/>
        """;

    private const string Trips = """
        <flow id="e" type="ambulance" begin="200" end="500" number="4" from="left0A0" to="B0right0"/><flow id="d" type="ambulance" begin="260" end="560" number="4" from="top1B1" to="B0bottom1"/>
        """;

    [Theory]
    [InlineData("haechi")]
    [InlineData("maxpressure")]
    [InlineData("plan")]
    public async Task They_lose_clearly_less_time_with_priority(string controller)
    {
        using var grid = new Grid(Ambulances + Grid.Flows(90).Replace("begin=\"0\"", "begin=\"0\" departLane=\"best\"", StringComparison.Ordinal) + Trips);

        var (with, without) = (await LossAsync(grid, controller, priority: true), await LossAsync(grid, controller, priority: false));

        with.ShouldBeLessThan(0.7 * without, $"{with:F1} s with priority, {without:F1} s without");
    }

    /// <summary>Mean time loss of the ambulances of three runs, in seconds: eight of them meet too few signals to tell.</summary>
    private static async Task<double> LossAsync(Grid grid, string controller, bool priority)
    {
        var losses = new List<double>();
        for (var seed = 1; seed <= 3; seed++)
            losses.AddRange(await LossesAsync(grid, controller, priority, seed));
        return losses.Average();
    }

    private static async Task<List<double>> LossesAsync(Grid grid, string controller, bool priority, int seed)
    {
        var trips = grid.Path($"trips-{priority}.xml");
        var settings = new RunSettings { Timing = SignalTiming.Field, EmergencyPriority = priority, OwnFixedPlan = true, Seed = seed };
        ISignalController? who = controller switch { "haechi" => new PredictiveController(SignalTiming.Field), "maxpressure" => new MaxPressure(), _ => null };
        await using (var running = await RunningScenario.StartAsync(grid.Scenario, who, settings with { Arguments = ["--tripinfo-output", trips] }, TimeProvider.System, TestContext.Current.CancellationToken))
        {
            while (running.Expected > 0)
                await running.StepAsync(TestContext.Current.CancellationToken);
            await running.CloseAsync(TestContext.Current.CancellationToken);
        }
        var losses = XDocument.Load(trips).Root!.Elements("tripinfo").Where(t => (string?)t.Attribute("vType") == "ambulance")
            .Select(t => double.Parse((string)t.Attribute("timeLoss")!, CultureInfo.InvariantCulture)).ToList();
        losses.Count.ShouldBe(8);
        return losses;
    }
}
