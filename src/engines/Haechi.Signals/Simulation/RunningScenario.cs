using System.Globalization;
using Haechi.Signals.Control;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Signals.Simulation.Measuring;
using Haechi.Signals.Traci;

namespace Haechi.Signals.Simulation;

/// <summary>A scenario that runs in a SUMO of its own, second by second. Gone with its process when disposed of.</summary>
internal sealed class RunningScenario : IAsyncDisposable
{
    /// <summary>Class of vehicles that are given priority, as SUMO names it.</summary>
    private const string EmergencyClass = "emergency";

    private static readonly byte[] VehicleVariables = [TraciVariable.Lane, TraciVariable.LanePosition, TraciVariable.Speed];

    private readonly SumoProcess _sumo;
    private readonly RunSettings _settings;

    private RunningScenario(SumoProcess sumo, TraciClient client, RoadNetwork network, RunningSignals signals, RunSettings settings, double begin) =>
        (_sumo, Client, Network, Signals, _settings, Now) = (sumo, client, network, signals, settings, begin);

    public TraciClient Client { get; }

    public RoadNetwork Network { get; }

    public RunningSignals Signals { get; }

    /// <summary>Seconds of the day.</summary>
    public double Now { get; private set; }

    /// <summary>Vehicles in the network or yet to come.</summary>
    public int Expected { get; private set; } = int.MaxValue;

    /// <summary>What the last step brought: the simulation's own values and each vehicle's lane, place on it and speed.</summary>
    public IReadOnlyList<TraciResult> Results { get; private set; } = [];

    /// <exception cref="ScenarioException">The scenario can't be run.</exception>
    /// <exception cref="NetworkException">The network can't be used.</exception>
    public static async Task<RunningScenario> StartAsync(Scenario scenario, ISignalController? controller, RunSettings settings, TimeProvider clock, CancellationToken cancellationToken)
    {
        var network = SumoNet.Read(scenario.Network);
        settings.Faults?.Check(network);
        var (sumo, client) = await SumoProcess.StartAsync([.. Arguments(scenario, settings), .. settings.Arguments], settings.WithWindow, settings.TimeOut, cancellationToken);
        var running = new RunningScenario(sumo, client, network, new RunningSignals(network, controller, settings, clock, scenario.Begin), settings, scenario.Begin);
        try
        {
            await running.BeginAsync(cancellationToken);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>Goes on by one step: takes over what happened, and shows what the signals make of it.</summary>
    /// <exception cref="TraciException">The simulator failed; its own words are in the message.</exception>
    public async Task StepAsync(CancellationToken cancellationToken)
    {
        try
        {
            Results = await Client.StepAsync(cancellationToken);
            var simulation = Results.First(r => r.Domain == TraciDomain.Simulation);
            foreach (var vehicle in simulation.Values[0].Texts)
                await MeetAsync(vehicle, cancellationToken);
            (Now, Expected) = (simulation.Values[1].Number, (int)simulation.Values[2].Number);
            Signals.Take(Results, Now);
            _settings.Meter?.Take(Results, Now);
            await Signals.ShowAsync(Client, Now, cancellationToken);
        }
        catch (TraciException exception)
        {
            throw await _sumo.ExplainAsync(exception, cancellationToken);
        }
    }

    /// <summary>Ends the simulator in good order, so that it writes its files.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await Client.CloseAsync(cancellationToken);
        await _sumo.EndAsync(_settings.TimeOut, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _sumo.DisposeAsync();
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Client.SubscribeAsync(TraciDomain.Simulation, "", new[] { TraciVariable.Departed, TraciVariable.Time, TraciVariable.Expected, TraciVariable.Pending }, cancellationToken);
            await Signals.ShowAsync(Client, Now, cancellationToken);
        }
        catch (TraciException exception)
        {
            throw await _sumo.ExplainAsync(exception, cancellationToken);
        }
    }

    private async Task MeetAsync(string vehicle, CancellationToken cancellationToken)
    {
        await Client.SubscribeAsync(TraciDomain.Vehicle, vehicle, _settings.Meter is null ? VehicleVariables : MovementMeter.Variables, cancellationToken);
        if (_settings.EmergencyPriority && (await Client.GetAsync(TraciDomain.Vehicle, TraciVariable.VehicleClass, vehicle, cancellationToken)).Text == EmergencyClass)
            Signals.Sensors.MarkEmergency(vehicle);
    }

    private static IEnumerable<string> Arguments(Scenario scenario, RunSettings settings) =>
    [
        "--configuration-file", scenario.File, "--seed", settings.Seed.ToString(CultureInfo.InvariantCulture),
        "--time-to-teleport", settings.TeleportAfter.ToString(CultureInfo.InvariantCulture), "--no-step-log", "true",
        // The files name their schemas by address; nothing is fetched for that.
        "--no-warnings", "true", "--xml-validation", "never", "--xml-validation.net", "never", "--xml-validation.routes", "never", "--duration-log.disable", "true", "--start", "true", "--quit-on-end", "true",
    ];
}
