using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Signals.Simulation;
using Haechi.Signals.Simulation.Demand;
using Haechi.Signals.Simulation.Measuring;
using Haechi.Traffic.Signals.Reports;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;

namespace Haechi.Traffic.SmartIntersections.Plans.Trials;

/// <summary>What to try.</summary>
/// <param name="Revision">Revision of the plan.</param>
/// <param name="Name">Name of the network.</param>
/// <param name="Source">The network as SUMO reads it.</param>
/// <param name="Counts">Counts of the day, within the hours that were chosen.</param>
/// <param name="CountsName">Where they come from.</param>
/// <param name="Before">What the signals follow now; those that are not named follow their own plan.</param>
/// <param name="After">What they follow with the plan.</param>
/// <param name="Seeds">How many seeds each side gets.</param>
internal sealed record TrialOrder(
    int Revision, string Name, byte[] Source, TurnCounts Counts, string CountsName, IReadOnlyList<SignalProgram> Before, IReadOnlyList<SignalProgram> After, int Seeds);

/// <summary>Drives one demand with what is in force and with the plan, in turn, each seed on both sides.</summary>
/// <param name="clock">Measures the runs.</param>
internal sealed class TrialRun(TimeProvider clock)
{
    /// <summary>Runs all of it. <paramref name="tell"/>: simulated seconds that are done, of all.</summary>
    public async Task<PlanTrial> RunAsync(TrialOrder order, Action<long, long> tell, CancellationToken cancellationToken)
    {
        using var folder = new StreetFolder(order.Source);
        var demand = new TurnDemand(folder.Network);
        var (before, after, fit, seconds) = (new TrialSums(order.Before.Any(p => p.Plan is not null) ? "street" : "fixed"), new TrialSums("webster"), (DemandFit?)null, 0.0);
        for (var seed = 1; seed <= order.Seeds; seed++)
        {
            (var scenario, fit) = await DemandScenario.WriteAsync(folder.Path, folder.File, demand, order.Counts, seed, cancellationToken);
            var length = (long)(seconds = scenario.End!.Value - scenario.Begin);
            void Tell(int run, double now) => tell(length * run + Math.Clamp((long)(now - scenario.Begin), 0, length), length * order.Seeds * 2);
            await DriveAsync(folder, scenario, order.Before, before, seed, now => Tell(2 * seed - 2, now), cancellationToken);
            await DriveAsync(folder, scenario, order.After, after, seed, now => Tell(2 * seed - 1, now), cancellationToken);
        }
        var told = new BeforeAfter(order.Name, "field", order.Counts.Begin, order.Counts.End, order.CountsName, fit, before.Side(seconds), after.Side(seconds));
        return new PlanTrial(order.Revision, told, before.Quarters(), after.Quarters());
    }

    /// <summary>One day on a simulated street under the given programs: what is measured of it by quarters of an hour.</summary>
    public async Task<IReadOnlyList<QuarterDelay>> DayAsync(byte[] source, TurnCounts counts, IReadOnlyList<SignalProgram> programs, int seed, CancellationToken cancellationToken)
    {
        using var folder = new StreetFolder(source);
        var (scenario, _) = await DemandScenario.WriteAsync(folder.Path, folder.File, new TurnDemand(folder.Network), counts, seed, cancellationToken);
        var sums = new TrialSums("street");
        await DriveAsync(folder, scenario, programs, sums, seed, _ => { }, cancellationToken);
        return sums.Quarters();
    }

    private async Task DriveAsync(
        StreetFolder folder, Scenario scenario, IReadOnlyList<SignalProgram> programs, TrialSums sums, int seed, Action<double> tell, CancellationToken cancellationToken)
    {
        var meter = new MovementMeter(folder.Network);
        var run = new SignalRun(scenario, new RunSettings { Timing = SignalTiming.Field, EmergencyPriority = false }, clock) { Meter = meter, Progress = (now, _) => tell(now) };
        sums.Add(await run.RunAsync(StreetPrograms.Of(programs, SignalTiming.Field), "street", seed, cancellationToken), meter.Rows());
    }
}

/// <summary>A network's file in a folder of its own, gone when disposed of.</summary>
internal sealed class StreetFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("haechi-trial-");

    public StreetFolder(byte[] source)
    {
        File = System.IO.Path.Combine(_folder.FullName, "street.net.xml");
        System.IO.File.WriteAllBytes(File, source);
        Network = SumoNet.Read(File);
    }

    public string Path => _folder.FullName;

    public string File { get; }

    public RoadNetwork Network { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
