using Haechi.Signals.Control;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Signals.Simulation;
using Haechi.Signals.Simulation.Measuring;

namespace Haechi.Traffic.Signals;

/// <summary>Makes the controller <c>webster</c>: from a file of counts, or from what a first run under the fixed plan counts.</summary>
internal static class WebsterRun
{
    public static async Task<ISignalController> ControllerAsync(Scenario scenario, SignalTiming timing, string? countsFile, int seed, TimeProvider clock, CancellationToken stop)
    {
        var network = SumoNet.Read(scenario.Network);
        var counts = countsFile is null ? await CountAsync(scenario, network, timing, seed, clock, stop) : CountsFile.Read(countsFile);
        return new PlanController(new WebsterDesign(network, timing, new WebsterSettings()).Make(counts), timing);
    }

    /// <summary>What a run under the fixed plan counts at the stop lines.</summary>
    public static async Task<TurnCounts> CountAsync(Scenario scenario, RoadNetwork network, SignalTiming timing, int seed, TimeProvider clock, CancellationToken stop)
    {
        var meter = new MovementMeter(network);
        await new SignalRun(scenario, timing, clock) { Meter = meter }.RunAsync(null, "fixed", seed, stop);
        return TurnCounts.Measured(meter.Rows());
    }
}
