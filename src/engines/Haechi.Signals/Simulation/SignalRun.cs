using System.Globalization;
using Haechi.Signals.Control;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Signals.Traci;

namespace Haechi.Signals.Simulation;

/// <summary>Runs a scenario in SUMO under a controller and tells what it showed.</summary>
/// <param name="scenario">What to run.</param>
/// <param name="timing">The times that signals keep.</param>
/// <param name="clock">Measures how long decisions take.</param>
public sealed class SignalRun(Scenario scenario, SignalTiming timing, TimeProvider clock)
{
    /// <summary>Longest wait for one answer of the simulator.</summary>
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(60);

    private static readonly byte[] VehicleVariables = [TraciVariable.Lane, TraciVariable.LanePosition, TraciVariable.Speed];

    /// <summary>Whether the simulator shows its own window.</summary>
    public bool WithWindow { get; init; }

    /// <summary>Told after each simulated second: seconds of the day, vehicles in the network.</summary>
    public Action<double, int>? Progress { get; init; }

    /// <summary>Runs to the scenario's end.</summary>
    /// <param name="controller">Who steers; null leaves every signal to the network's own plan.</param>
    /// <param name="name">Name of the controller in the figures.</param>
    /// <param name="seed">Seed of the simulator.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="ScenarioException">The scenario can't be run.</exception>
    /// <exception cref="NetworkException">The network can't be used.</exception>
    /// <exception cref="TraciException">The simulator failed on the way.</exception>
    public async Task<RunFigures> RunAsync(ISignalController? controller, string name, int seed, CancellationToken cancellationToken)
    {
        var network = SumoNet.Read(scenario.Network);
        var trips = Path.Combine(Path.GetTempPath(), $"haechi-trips-{Guid.NewGuid():N}.xml");
        var began = clock.GetTimestamp();
        try
        {
            var (sumo, client) = await SumoProcess.StartAsync(Arguments(seed, trips), WithWindow, TimeOut, cancellationToken);
            await using var process = sumo;
            await using var connection = client;
            var junctions = new RunningSignals(network, controller, timing, clock, scenario.Begin);
            await StepThroughAsync(client, junctions, cancellationToken);
            await client.CloseAsync(cancellationToken);
            await sumo.EndAsync(cancellationToken);
            var read = TripFile.Read(trips);
            return new RunFigures(name, seed, Math.Round(read.MeanDelay, 2), Math.Round(read.MeanDuration, 2), read.Vehicles, read.Arrived, read.Waiting, 0,
                junctions.MaxQueue, junctions.Decisions, Math.Round(junctions.DecisionP99Ms, 3), Math.Round(clock.GetElapsedTime(began).TotalSeconds, 1));
        }
        finally
        {
            File.Delete(trips);
        }
    }

    private async Task StepThroughAsync(TraciClient client, RunningSignals junctions, CancellationToken cancellationToken)
    {
        await client.SubscribeAsync(TraciDomain.Simulation, "", new[] { TraciVariable.Departed, TraciVariable.Time, TraciVariable.Expected }, cancellationToken);
        await junctions.ShowAsync(client, scenario.Begin, cancellationToken);
        for (var now = scenario.Begin; scenario.End is not { } end || now < end;)
        {
            var results = await client.StepAsync(cancellationToken);
            var simulation = results.First(r => r.Domain == TraciDomain.Simulation);
            foreach (var vehicle in simulation.Values[0].Texts)
                await client.SubscribeAsync(TraciDomain.Vehicle, vehicle, VehicleVariables, cancellationToken);
            now = simulation.Values[1].Number;
            junctions.Take(results);
            await junctions.ShowAsync(client, now, cancellationToken);
            Progress?.Invoke(now, results.Count - 1);
            if (scenario.End is null && simulation.Values[2].Number <= 0)
                break;
        }
    }

    private List<string> Arguments(int seed, string trips) =>
    [
        "--configuration-file", scenario.File, "--seed", seed.ToString(CultureInfo.InvariantCulture), "--time-to-teleport", "-1", "--no-step-log", "true",
        // The files name their schemas by address; nothing is fetched for that.
        "--no-warnings", "true", "--xml-validation", "never", "--xml-validation.net", "never", "--xml-validation.routes", "never", "--duration-log.disable", "true", "--start", "true", "--quit-on-end", "true", "--tripinfo-output", trips,
        "--tripinfo-output.write-unfinished", "true", "--tripinfo-output.write-undeparted", "true",
    ];
}
