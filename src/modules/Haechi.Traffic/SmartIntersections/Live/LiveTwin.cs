using Haechi.Signals.Safety;
using Haechi.Signals.Simulation;
using Haechi.Signals.Simulation.Live;
using Haechi.Traffic.SmartIntersections.Demo;

namespace Haechi.Traffic.SmartIntersections.Live;

/// <summary>The town twice, with the same vehicles, each under a controller of its own. One caller at a time.</summary>
internal sealed class LiveTwin : IAsyncDisposable
{
    private const int EventsShown = 8;

    private readonly LiveStreet[] _streets;
    private readonly Side[] _sides;
    private readonly DirectoryInfo _folder;
    private readonly LanePlaces _places;

    private readonly PlanInForce _plan;

    private LiveTwin(LiveStreet[] streets, string[] controllers, DirectoryInfo folder, PlanInForce plan) =>
        (_streets, _sides, _folder, _places, _plan) = (streets, [.. controllers.Select(c => new Side(c))], folder, new LanePlaces(streets[0].Network), plan);

    /// <summary>Seconds of the day.</summary>
    public double Now => _streets[0].Now;

    /// <summary>The times that signals keep: the street's, with pedestrians.</summary>
    public static SignalTiming Timing => SignalTiming.Field;

    /// <summary>What failed or got well in the last second, and on which side.</summary>
    public List<(LiveSide Side, FailSafeEvent Event)> News { get; } = [];

    /// <summary>Begins the day at a time.</summary>
    /// <exception cref="ScenarioException">SUMO is not installed or refuses the town.</exception>
    public static async Task<LiveTwin> StartAsync(double begin, string left, string right, PlanInForce plan, TimeProvider clock, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("haechi-live-");
        var streets = new List<LiveStreet>();
        try
        {
            var scenario = await WriteAsync(folder, begin, cancellationToken);
            foreach (var controller in (string[])[left, right])
                streets.Add(await LiveStreet.StartAsync(scenario, LiveControllers.Make(controller, Timing, plan.Follower), new RunSettings { Timing = Timing, Seed = 1, DecisionBudget = TimeSpan.FromSeconds(1) }, clock, cancellationToken));
            return new LiveTwin([.. streets], [left, right], folder, plan);
        }
        catch
        {
            foreach (var street in streets)
                await street.DisposeAsync();
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Both go on by a second.</summary>
    public async Task StepAsync(CancellationToken cancellationToken)
    {
        News.Clear();
        var frames = await Task.WhenAll(_streets.Select(s => s.StepAsync(cancellationToken)));
        for (var i = 0; i < frames.Length; i++)
        {
            var (side, frame) = (_sides[i], frames[i]);
            side.Frame = frame;
            side.Curve.Add(frame.Now, frame.LostSeconds, frame.Departed);
            foreach (var happened in _streets[i].TakeEvents())
                Note((LiveSide)i, happened);
        }
    }

    /// <summary>Puts another controller in charge of one street.</summary>
    public void Switch(LiveSide side, string controller) =>
        (_streets[(int)side].Controller, _sides[(int)side].Controller) = (LiveControllers.Make(controller, Timing, _plan.Follower), controller);

    /// <summary>Makes the detectors of a junction silent on both streets for a time.</summary>
    public void Silence(string junction, double seconds)
    {
        foreach (var street in _streets)
            street.Break(FaultKind.Feed, junction, seconds);
    }

    /// <summary>Sends an ambulance along the same route through both.</summary>
    public async Task SendAmbulanceAsync(string route, CancellationToken cancellationToken)
    {
        foreach (var street in _streets)
            await street.SendAsync(TownDemand.Ambulance, route, cancellationToken);
    }

    public IReadOnlyList<LiveStreetView> View() => [.. _sides.Select(s => new LiveStreetView(s.Controller, s.Frame, s.Curve.Now, s.Curve.Points(), [.. s.Events],
        s.Frame is { } frame ? LivePicture.Of(frame, _streets[0].Network, _places) : LivePicture.Empty) { InForce = s.Controller == LiveControllers.PlanInForce ? _plan.View : null })];

    public async ValueTask DisposeAsync()
    {
        foreach (var street in _streets)
            await street.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private void Note(LiveSide side, FailSafeEvent happened)
    {
        News.Add((side, happened));
        var events = _sides[(int)side].Events;
        events.Insert(0, happened);
        if (events.Count > EventsShown)
            events.RemoveAt(EventsShown);
    }

    private static async Task<Scenario> WriteAsync(DirectoryInfo folder, double begin, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder.FullName, "town.sumocfg");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "town.net.xml"), TownSeeder.Source(), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "town.rou.xml"), TownDemand.Routes(begin), cancellationToken);
        await File.WriteAllTextAsync(file, FormattableString.Invariant($"""
            <configuration><input><net-file value="town.net.xml"/><route-files value="town.rou.xml"/></input><time><begin value="{begin:0}"/></time></configuration>
            """), cancellationToken);
        return Scenario.Read(file);
    }

    private sealed class Side(string controller)
    {
        public string Controller { get; set; } = controller;

        public LiveFrame? Frame { get; set; }

        public DelayCurve Curve { get; } = new();

        public List<FailSafeEvent> Events { get; } = [];
    }
}
