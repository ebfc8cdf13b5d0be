using Haechi.Platform.Deliveries.Rows;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Haechi.Platform.Deliveries.Sending;

/// <summary>Serves one subscription: one batch at a time, in order; the next is not sent before this one is acknowledged or dead.</summary>
internal sealed partial class DeliveryWorker(
    Guid id,
    IDbContextFactory<DeliveriesDb> reading,
    DeliveryPlanner planner,
    DeliveryLog journal,
    WebhookSender sender,
    OutboxTail tail,
    TimeProvider clock,
    ILogger log)
{
    private const int FarPassed = 2_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Unwanted messages are passed in memory; the stored position follows when it is quiet or when it is far behind.
    private long _passed;

    /// <summary>Runs until the subscription is gone or paused.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && await FindAsync(cancellationToken) is { State: SubscriptionState.Active } subscription)
        {
            try
            {
                if (await TurnAsync(subscription, cancellationToken) is { } wait)
                {
                    await Task.Delay(wait, clock, cancellationToken);
                }
                else
                {
                    await WaitForMoreAsync(Math.Max(subscription.Position, _passed), cancellationToken);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailure(id, exception);
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    /// <summary>Sends what is due. Returns how long to wait; null to wait for new messages.</summary>
    internal async Task<TimeSpan?> TurnAsync(SubscriptionRow subscription, CancellationToken cancellationToken)
    {
        if (journal.IsTaken(subscription))
        {
            return Pause;
        }

        await ReplayAsync(subscription, cancellationToken);
        var pending = await PendingAsync(cancellationToken);
        if (pending is not null && pending.NextAt > clock.GetUtcNow())
        {
            var left = pending.NextAt - clock.GetUtcNow();
            return left < Pause ? left : Pause;
        }

        var plan = pending is null ? await planner.AfterAsync(subscription, Math.Max(subscription.Position, _passed), cancellationToken) : null;
        if (pending is null && plan is null && _passed <= subscription.Position)
        {
            return null;
        }

        if (plan is { Events.Count: 0 } && plan.To - subscription.Position < FarPassed)
        {
            _passed = plan.To;
            return TimeSpan.Zero;
        }

        plan ??= pending is null ? new DeliveryPlan(_passed, []) : null;

        var delivery = await journal.ClaimAsync(id, subscription.Position, plan, cancellationToken);
        while (delivery is { } current)
        {
            var events = plan?.Events is { Count: > 0 } planned && current.ToSequence == plan.To
                ? planned
                : await planner.CoveredAsync(subscription, current, cancellationToken);
            (delivery, plan) = await SendAsync(subscription, current, WebhookBody.Events(events), cancellationToken);
        }

        return TimeSpan.Zero;
    }

    private async Task<(DeliveryRow? Next, DeliveryPlan? Plan)> SendAsync(
        SubscriptionRow subscription, DeliveryRow delivery, string events, CancellationToken cancellationToken)
    {
        var result = await sender.SendAsync(subscription, delivery.Id, events, cancellationToken);
        if (result.Delivered)
        {
            var plan = await planner.AfterAsync(subscription, delivery.ToSequence, cancellationToken);
            return (await journal.DeliveredAsync(delivery, result.Status, plan, cancellationToken), plan);
        }

        var kept = await journal.FailedAsync(delivery, result, events, cancellationToken);
        LogAttempt(delivery.Id, delivery.Attempts + 1, kept is null ? "given up" : "tried again later", result.Error ?? "");
        return (null, null);
    }

    private async Task ReplayAsync(SubscriptionRow subscription, CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        var asked = await db.Deliveries.AsNoTracking()
            .Where(d => d.SubscriptionId == id && d.Status == DeliveryStatus.Replaying).OrderBy(d => d.FromSequence).Take(20).ToListAsync(cancellationToken);
        foreach (var delivery in asked)
        {
            var result = await sender.SendAsync(subscription, delivery.Id, delivery.Body ?? "[]", cancellationToken);
            await journal.ReplayedAsync(delivery, result, cancellationToken);
        }
    }

    private async Task WaitForMoreAsync(long position, CancellationToken cancellationToken)
    {
        // New messages wake it; a replay, a pause or a lease that ends is seen within a second.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(tail.WaitBeyondAsync(position, either.Token), Task.Delay(Pause, clock, either.Token));
        await either.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<SubscriptionRow?> FindAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await using var db = await reading.CreateDbContextAsync(cancellationToken);
                return await db.Subscriptions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
            }
            catch (Exception exception) when (StorageUnavailableException.FaultOf(exception) is not null)
            {
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    private async Task<DeliveryRow?> PendingAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.Deliveries.AsNoTracking().FirstOrDefaultAsync(d => d.SubscriptionId == id && d.Status == DeliveryStatus.Pending, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery {Delivery}, attempt {Attempt}, failed and is {Then}: {Error}")]
    private partial void LogAttempt(Guid delivery, int attempt, string then, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "Serving subscription {Subscription} failed; it goes on")]
    private partial void LogFailure(Guid subscription, Exception exception);
}
