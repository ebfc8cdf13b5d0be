using System.Collections.Immutable;
using System.Globalization;
using System.Threading.Channels;
using Haechi.Signals.Networks;
using Haechi.Signals.Simulation;
using Haechi.Signals.Traci;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.Traffic.SmartIntersections.Live;

/// <summary>
/// Runs the town twice while somebody looks: two SUMO processes of this host, started by the first page that opens and ended some time after the last has
/// closed. A simulator that fails ends in words on the page and in a button to start again, never in a host that hangs.
/// </summary>
internal sealed partial class LiveTown(LiveFindings findings, PlanInForce plan, TimeProvider clock, ILogger<LiveTown> log) : BackgroundService
{
    /// <summary>Second of the day with which it begins: before the morning's peak.</summary>
    public const double Morning = 7 * 3600;

    private const double Night = 23 * 3600;
    private static readonly TimeSpan Linger = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(400);

    private readonly Channel<Func<LiveTwin, CancellationToken, Task>> _orders = Channel.CreateBounded<Func<LiveTwin, CancellationToken, Task>>(32);
    private readonly SemaphoreSlim _wake = new(0, 1);
    private volatile LiveView _view = new(LiveState.Resting, null, 5, [LiveStreetView.Empty("fixed"), LiveStreetView.Empty("haechi")]);
    private volatile int _speed = 5;
    private volatile bool _again;
    private ImmutableList<Watcher> _watchers = [];
    private long _left;

    /// <summary>What the page shows now.</summary>
    public LiveView View => _view;

    /// <summary>
    /// Keeps it running until the answer is disposed of, and tells of changes a few times a second in the language of whoever watches: a page that
    /// draws itself anew must not fall back into the language of the host.
    /// </summary>
    public IDisposable Watch(Action changed)
    {
        var watcher = new Watcher(this, changed, CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        ImmutableInterlocked.Update(ref _watchers, (list, one) => list.Add(one), watcher);
        Wake();
        return watcher;
    }

    /// <summary>Has something done before the next second. False when nothing runs, or too much waits.</summary>
    public bool TryOrder(Func<LiveTwin, CancellationToken, Task> order) => _view.State is LiveState.Running or LiveState.Paused && _orders.Writer.TryWrite(order);

    /// <summary>Simulated seconds a second; 0 pauses.</summary>
    public void Pace(int speed)
    {
        _speed = speed;
        Wake();
    }

    /// <summary>Begins the day again.</summary>
    public void Restart()
    {
        _again = true;
        Wake();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await _wake.WaitAsync(stoppingToken);
            while (Wanted() && !(_view.State == LiveState.Failed && !_again))
                await RunDayAsync(stoppingToken);
            if (_view.State != LiveState.Failed)
                Show(LiveState.Resting, null, null);
        }
    }

    private bool Wanted() => !Volatile.Read(ref _watchers).IsEmpty || clock.GetElapsedTime(Volatile.Read(ref _left)) < Linger && Volatile.Read(ref _left) != 0;

    /// <summary>One day, until it ends, nobody looks any longer, or it fails.</summary>
    private async Task RunDayAsync(CancellationToken cancellationToken)
    {
        _again = false;
        Show(LiveState.Starting, null, null);
        try
        {
            await plan.RefreshAsync(cancellationToken);
            await using var twin = await LiveTwin.StartAsync(Morning, _view.Streets[0].Controller, _view.Streets[1].Controller, plan, clock, cancellationToken);
            while (_orders.Reader.TryRead(out _))
            {
            }
            await StepThroughAsync(twin, cancellationToken);
        }
        catch (Exception exception) when (exception is ScenarioException or NetworkException or TraciException or IOException)
        {
            Broke(exception, exception.Message);
            Show(LiveState.Failed, null, exception.Message);
        }
    }

    private async Task StepThroughAsync(LiveTwin twin, CancellationToken cancellationToken)
    {
        var (due, shown) = (clock.GetTimestamp(), 0L);
        while (Wanted() && !_again && twin.Now < Night)
        {
            while (_orders.Reader.TryRead(out var order))
                await order(twin, cancellationToken);
            await plan.RefreshAsync(cancellationToken);
            if (_speed == 0)
            {
                Show(LiveState.Paused, twin, null);
                await _wake.WaitAsync(TimeSpan.FromSeconds(1), cancellationToken);
                due = clock.GetTimestamp();
                continue;
            }
            await twin.StepAsync(cancellationToken);
            await findings.ReportAsync(twin.News, cancellationToken);
            if (clock.GetElapsedTime(shown) >= Between)
            {
                shown = clock.GetTimestamp();
                Show(LiveState.Running, twin, null);
            }
            due += clock.TimestampFrequency / Math.Max(1, _speed);
            var early = clock.GetElapsedTime(clock.GetTimestamp(), due);
            if (early > TimeSpan.Zero)
                await Task.Delay(early, clock, cancellationToken);
            else if (early < -TimeSpan.FromSeconds(1))
                due = clock.GetTimestamp();
        }
    }

    private void Show(LiveState state, LiveTwin? twin, string? why)
    {
        var streets = twin?.View() ?? (state == LiveState.Failed ? _view.Streets : [.. _view.Streets.Select(s => LiveStreetView.Empty(s.Controller))]);
        _view = new LiveView(state, why, _speed, streets);
        foreach (var watcher in Volatile.Read(ref _watchers))
        {
            try
            {
                watcher.Tell();
            }
            // A page that has gone must not end the streets of the others.
            catch (Exception exception) when (exception is ObjectDisposedException or InvalidOperationException)
            {
                PageGone(exception);
            }
        }
    }

    private void Leave(Watcher watcher)
    {
        Volatile.Write(ref _left, clock.GetTimestamp());
        ImmutableInterlocked.Update(ref _watchers, (list, one) => list.Remove(one), watcher);
    }

    private void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The live streets ended: {Why}")]
    private partial void Broke(Exception exception, string why);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A page that has gone was told of the live streets")]
    private partial void PageGone(Exception exception);

    private sealed class Watcher(LiveTown town, Action changed, CultureInfo culture, CultureInfo language) : IDisposable
    {
        public void Tell()
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, language);
            changed();
        }

        public void Dispose() => town.Leave(this);
    }
}
