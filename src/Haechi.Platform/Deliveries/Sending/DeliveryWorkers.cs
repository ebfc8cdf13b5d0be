using Haechi.Platform.Deliveries.Rows;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Deliveries.Sending;

/// <summary>Keeps one worker running for every active subscription, and forgets old deliveries.</summary>
internal sealed partial class DeliveryWorkers(
    IDbContextFactory<DeliveriesDb> reading,
    DeliveryPlanner planner,
    DeliveryLog journal,
    WebhookSender sender,
    OutboxTail tail,
    Ledger ledger,
    IOptionsMonitor<WebhookOptions> options,
    StorageHealth health,
    TimeProvider clock,
    ILogger<DeliveryWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Forget = TimeSpan.FromMinutes(10);
    private readonly Dictionary<Guid, Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await health.Opened.WaitAsync(stoppingToken);
        var forgotten = clock.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StartMissingAsync(stoppingToken);
                if (clock.GetElapsedTime(forgotten) > Forget)
                {
                    forgotten = clock.GetTimestamp();
                    await ForgetAsync(stoppingToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailure(exception);
            }

            await Task.Delay(Look, clock, stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // What is on its way is recorded before the database is let go.
        await Task.WhenAll(_running.Values).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    internal DeliveryWorker Worker(Guid id) => new(id, reading, planner, journal, sender, tail, clock, log);

    private async Task StartMissingAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        var active = await db.Subscriptions.Where(s => s.State == SubscriptionState.Active).Select(s => s.Id).ToListAsync(cancellationToken);
        foreach (var id in active.Where(id => !_running.TryGetValue(id, out var worker) || worker.IsCompleted))
        {
            _running[id] = Task.Run(() => Worker(id).RunAsync(cancellationToken), cancellationToken);
        }
    }

    private Task ForgetAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-options.CurrentValue.KeepDays);
        return ledger.WriteAsync<int>(
            scope => scope.Use<DeliveriesDb>().Deliveries
                .Where(d => (d.Status == DeliveryStatus.Delivered || d.Status == DeliveryStatus.Discarded) && d.FinishedAt < before)
                .ExecuteDeleteAsync(cancellationToken),
            cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking for subscriptions failed; it is tried again")]
    private partial void LogFailure(Exception exception);
}

/// <summary>Keeps the outbox from being pruned under a receiver that is behind. A paused one holds it back too.</summary>
internal sealed class SubscriptionPositions(IDbContextFactory<DeliveriesDb> reading) : IOutboxFollower
{
    public async Task<long?> DoneUpToAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.Subscriptions.MinAsync(s => (long?)s.Position, cancellationToken);
    }
}
