using Haechi.Signals.Control;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Signals.Simulation;
using Haechi.Signals.Simulation.Demand;
using Haechi.Signals.Simulation.Measuring;

namespace Haechi.Traffic.Signals.Reports;

/// <summary>What to compare.</summary>
/// <param name="Scenario">The scenario's file.</param>
/// <param name="Mode">bench or field.</param>
/// <param name="Before">A controller's name.</param>
/// <param name="After">A controller's name.</param>
/// <param name="Seeds">Seeds of each side.</param>
/// <param name="CountsFile">Counts; null has them measured under the fixed plan.</param>
/// <param name="MakeDemand">Whether vehicles are made from the counts instead of the scenario's own.</param>
internal sealed record ReportOrder(string Scenario, string Mode, string Before, string After, int Seeds, string? CountsFile, bool MakeDemand);

/// <summary>Drives the same vehicles under both controllers, seed by seed.</summary>
internal sealed class BeforeAfterRun(ReportOrder order, TimeProvider clock, Action<string> tell)
{
    private readonly SignalTiming _timing = SignalsVerb.TimingOf(order.Mode);

    public async Task<BeforeAfter> RunAsync(CancellationToken stop)
    {
        var scenario = Scenario.Read(order.Scenario);
        var network = SumoNet.Read(scenario.Network);
        var folder = Directory.CreateTempSubdirectory("haechi-report-");
        try
        {
            var (before, after, fit, driven) = (new SideSums(order.Before), new SideSums(order.After), (DemandFit?)null, scenario);
            for (var seed = 1; seed <= order.Seeds; seed++)
            {
                var counts = order.CountsFile is { } file ? CountsFile.Read(file) : NeedsCounts ? await WebsterRun.CountAsync(scenario, network, _timing, seed, clock, stop) : null;
                if (order.MakeDemand)
                    (driven, fit) = await DemandScenario.WriteAsync(folder.FullName, scenario.Network, new TurnDemand(network), counts!, seed, stop);
                await DriveAsync(driven, network, counts, before, order.Before, seed, stop);
                await DriveAsync(driven, network, counts, after, order.After, seed, stop);
            }
            var (begin, end) = (driven.Begin, driven.End ?? driven.Begin + 3600);
            return new BeforeAfter(Path.GetFileName(order.Scenario), order.Mode, begin, end, Path.GetFileName(order.CountsFile), fit, before.Take(end - begin), after.Take(end - begin));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private bool NeedsCounts => order.MakeDemand || order.Before == "webster" || order.After == "webster";

    private async Task DriveAsync(Scenario scenario, RoadNetwork network, TurnCounts? counts, SideSums sums, string name, int seed, CancellationToken stop)
    {
        tell($"{name}, seed {seed} of {order.Seeds} …");
        var meter = new MovementMeter(network);
        ISignalController? controller = name == "webster"
            ? new PlanController(new WebsterDesign(network, _timing, new WebsterSettings()).Make(counts!), _timing)
            : await SignalsVerb.ControllerAsync(name, scenario, _timing, null, seed, clock, stop);
        sums.Add(await new SignalRun(scenario, _timing, clock) { Meter = meter }.RunAsync(controller, name, seed, stop), meter.Rows());
    }
}
