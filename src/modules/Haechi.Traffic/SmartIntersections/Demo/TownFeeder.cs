using System.Text.Json;
using Haechi.Platform.Demo;
using Haechi.Platform.Persistence;
using Haechi.Signals.Networks;
using Haechi.Traffic.SmartIntersections.Feeds.Counts;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Junctions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.Traffic.SmartIntersections.Demo;

/// <summary>Plays invented detectors of the demo town, so that the map lives. They take the way of every feed; nothing else knows that they are invented.</summary>
internal sealed partial class TownFeeder(NetworkRegistry registry, ReadingDesk desk, DemoState demo, StorageHealth storage, TimeProvider clock, ILogger<TownFeeder> log) : BackgroundService
{
    private const int Step = 10;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await storage.Opened.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (demo.Active && (await registry.ListAsync(stoppingToken)).FirstOrDefault(n => n.IsDemo) is { } town && await registry.OpenAsync(town.Id, stoppingToken) is { } network)
                    await FeedAsync(network, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, exception);
            }
            await Task.Delay(TimeSpan.FromSeconds(Step), stoppingToken);
        }
    }

    /// <summary>One reading of every detector for the step that has just ended. Hosts of a cluster tell the same, which counts once.</summary>
    private async Task FeedAsync(RegisteredNetwork network, CancellationToken cancellationToken)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds() / Step * Step);
        var text = JsonSerializer.SerializeToUtf8Bytes(new TownDetectors(network).At(at), LedgerJson.Options);
        using var message = ReadingMessage.Document(text);
        await desk.TakeAsync(message.Items, cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "The demo town's detectors could not be played; they are tried again")]
    private static partial void Failed(ILogger log, Exception cause);
}

/// <summary>What the invented detectors say at a moment: queues grow at red and go at green, one movement loses its detector now and then, one exit is blocked now and then.</summary>
internal sealed class TownDetectors(RegisteredNetwork network)
{
    private const int Step = 10;
    private const double VehicleMetres = 7.5;
    private const int Dawn = 7 * 3600;
    private const int Night = 21 * 3600;
    private const int LateMorning = 10 * 3600;

    private readonly TownTraffic _traffic = new(network.Roads);

    public IEnumerable<object> At(DateTimeOffset at)
    {
        // At night the town plays the traffic of the late morning: a demo is shown at any hour.
        var second = CountClock.SecondOf(at);
        var clock = second is >= Dawn and < Night ? second : LateMorning + second % 3600;
        return network.Roads.Signals.SelectMany((signal, number) => Junction(signal, number, at, clock));
    }

    private IEnumerable<object> Junction(SignalJunction signal, int number, DateTimeOffset at, int clock)
    {
        var cycle = signal.Plan.Sum(p => p.Duration);
        var state = StateAt(signal, (clock + signal.Offset) % cycle);
        yield return new { network = network.Row.Id, signal = signal.Id, at, state };
        foreach (var lane in signal.Links.OfType<SignalLink>().Where(l => !l.IsCrossing).GroupBy(l => l.From))
        {
            // The demo's fault: one lane of one junction says nothing for twenty minutes of every hour.
            if (number == 1 && lane.Key == signal.Links.OfType<SignalLink>().First(l => !l.IsCrossing).From && clock / 60 % 60 is >= 20 and < 40)
                continue;
            yield return Lane(signal, lane.Key, [.. lane], state, at, clock);
        }
        if (number == 2 && clock / 60 % 30 < 6)
            yield return Blocked(signal, at);
    }

    private object Lane(SignalJunction signal, int number, List<SignalLink> links, string state, DateTimeOffset at, int clock)
    {
        var lane = network.Roads.Lanes[number];
        var lanes = Math.Max(1, network.Roads.Lanes.Count(l => l.TakesCars && l.Road == lane.Road));
        var rate = _traffic.Movements.Where(m => m.Junction == signal.Id && m.From == lane.Road).Sum(m => _traffic.Rate(m, clock)) / lanes;
        var draw = TownTraffic.Draw($"{lane.Id} {clock / Step}");
        var isGreen = links.Exists(l => state[l.Index] is 'G' or 'g');
        var passed = isGreen ? (int)(rate * Step * 2 + draw) : 0;
        var queue = (int)Math.Min(lane.Length / VehicleMetres - 1, rate * (isGreen ? 12 : 45) * (0.6 + 0.8 * draw));
        return new
        {
            network = network.Row.Id, signal = signal.Id, lane = lane.Id, at, seconds = Step, counts = new { car = passed, bus = passed > 2 && draw > 0.9 ? 1 : 0 },
            occupancy = Math.Round(Math.Min(0.95, 0.05 + queue * 0.09), 2), queueMetres = Math.Round(queue * VehicleMetres, 1), queueVehicles = queue, speedKmh = Math.Round(isGreen ? 34 - queue * 1.5 * draw : 6 * draw, 1),
        };
    }

    private object Blocked(SignalJunction signal, DateTimeOffset at)
    {
        var exit = network.Roads.Lanes[signal.Links.OfType<SignalLink>().First(l => !l.IsCrossing && l.Turn == 's').To];
        return new { network = network.Row.Id, signal = signal.Id, lane = exit.Id, at, seconds = Step, occupancy = 0.86, queueMetres = Math.Round(exit.Length * 0.9, 1), speedKmh = 2.4 };
    }

    private static string StateAt(SignalJunction signal, double second)
    {
        foreach (var phase in signal.Plan)
        {
            if ((second -= phase.Duration) < 0)
                return phase.State;
        }
        return signal.Plan[^1].State;
    }
}
