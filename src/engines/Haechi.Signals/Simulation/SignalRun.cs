using Haechi.Signals.Control;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Signals.Simulation.Measuring;
using Haechi.Signals.Traci;

namespace Haechi.Signals.Simulation;

/// <summary>Runs a scenario in SUMO under a controller and tells what it showed.</summary>
/// <param name="scenario">What to run.</param>
/// <param name="settings">How; its seed counts when none is given.</param>
/// <param name="clock">Measures how long decisions take.</param>
public sealed class SignalRun(Scenario scenario, RunSettings settings, TimeProvider clock)
{
    /// <summary>A run with the usual settings.</summary>
    /// <param name="scenario">What to run.</param>
    /// <param name="timing">The times that signals keep.</param>
    /// <param name="clock">Measures how long decisions take.</param>
    public SignalRun(Scenario scenario, SignalTiming timing, TimeProvider clock)
        : this(scenario, new RunSettings { Timing = timing }, clock)
    {
    }

    /// <summary>Whether the simulator shows its own window.</summary>
    public bool WithWindow { get; init; }

    /// <summary>Measures by movement and hour; null measures only what the figures hold.</summary>
    public MovementMeter? Meter { get; init; }

    /// <summary>Told after each simulated second: seconds of the day, vehicles in the network.</summary>
    public Action<double, int>? Progress { get; init; }

    /// <summary>Told when a junction goes to its fixed plan, and when a fault is over.</summary>
    public Action<FailSafeEvent>? Noticed { get; init; }

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
        var trips = Path.Combine(Path.GetTempPath(), $"haechi-trips-{Guid.NewGuid():N}.xml");
        var began = clock.GetTimestamp();
        try
        {
            await using var running = await RunningScenario.StartAsync(scenario, controller, With(seed, trips), clock, cancellationToken);
            await StepThroughAsync(running, cancellationToken);
            await running.CloseAsync(cancellationToken);
            var (read, signals) = (TripFile.Read(trips), running.Signals);
            return new RunFigures(name, seed, Math.Round(read.MeanDelay, 2), Math.Round(read.MeanDuration, 2), read.Vehicles, read.Arrived, read.Waiting, 0,
                signals.MaxQueue, signals.Decisions, Math.Round(signals.DecisionP99Ms, 3), Math.Round(clock.GetElapsedTime(began).TotalSeconds, 1));
        }
        finally
        {
            File.Delete(trips);
        }
    }

    private async Task StepThroughAsync(RunningScenario running, CancellationToken cancellationToken)
    {
        running.Signals.Noticed = Noticed;
        while (scenario.End is not { } end || running.Now < end)
        {
            await running.StepAsync(cancellationToken);
            Progress?.Invoke(running.Now, running.Results.Count - 1);
            if (scenario.End is null && running.Expected <= 0)
                break;
        }
    }

    private RunSettings With(int seed, string trips) => settings with
    {
        Seed = seed,
        WithWindow = WithWindow || settings.WithWindow,
        Meter = Meter ?? settings.Meter,
        Arguments = [.. settings.Arguments, "--tripinfo-output", trips, "--tripinfo-output.write-unfinished", "true", "--tripinfo-output.write-undeparted", "true"],
    };
}
