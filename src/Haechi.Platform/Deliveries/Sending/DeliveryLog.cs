using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Deliveries.Rows;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Deliveries.Sending;

/// <summary>
/// The durable side of sending. A batch is written down with its id before it is sent, so that a crash in between repeats it under
/// the same id; what is acknowledged and what comes next commit together, so that steady flow costs one transaction a batch.
/// </summary>
internal sealed class DeliveryLog(Ledger ledger, LeaseOwner self, IOptionsMonitor<WebhookOptions> options, TimeProvider clock)
{
    /// <summary>Whether another host serves the subscription now.</summary>
    public bool IsTaken(SubscriptionRow subscription) =>
        subscription.LeaseOwner is { } owner && owner != self.Name && subscription.LeaseUntil > clock.GetUtcNow();

    /// <summary>Writes the planned batch down, or takes over the pending one.</summary>
    /// <returns>The pending delivery; null when there is none or the subscription is no longer ours.</returns>
    public Task<DeliveryRow?> ClaimAsync(Guid subscription, long position, DeliveryPlan? plan, CancellationToken cancellationToken) =>
        ChangeAsync(
            subscription,
            async (scope, row) =>
            {
                var db = scope.Use<DeliveriesDb>();
                var open = await db.Deliveries.FirstOrDefaultAsync(
                    d => d.SubscriptionId == subscription && d.Status == DeliveryStatus.Pending, cancellationToken);
                return open ?? (row.Position == position ? Plan(scope, row, plan) : null);
            },
            cancellationToken);

    /// <summary>The receiver has it: moves on and writes the next batch down.</summary>
    /// <returns>The next delivery, if <paramref name="next"/> has events.</returns>
    public Task<DeliveryRow?> DeliveredAsync(DeliveryRow delivery, int? status, DeliveryPlan? next, CancellationToken cancellationToken) =>
        ChangeAsync(
            delivery.SubscriptionId,
            async (scope, row) =>
            {
                if (await scope.Use<DeliveriesDb>().Deliveries.FindAsync([delivery.Id], cancellationToken) is not { Status: DeliveryStatus.Pending } stored)
                {
                    return null;
                }

                stored.Attempts++;
                Finish(stored, DeliveryStatus.Delivered, status, null, scope.At);
                row.Position = stored.ToSequence;
                return row.State == SubscriptionState.Active ? Plan(scope, row, next) : null;
            },
            cancellationToken);

    /// <summary>It failed: tried again later, or a dead letter when the attempts are used up.</summary>
    public Task<DeliveryRow?> FailedAsync(DeliveryRow delivery, SendResult result, string events, CancellationToken cancellationToken) =>
        ChangeAsync(
            delivery.SubscriptionId,
            async (scope, row) =>
            {
                if (await scope.Use<DeliveriesDb>().Deliveries.FindAsync([delivery.Id], cancellationToken) is not { Status: DeliveryStatus.Pending } stored)
                {
                    return null;
                }

                var settings = options.CurrentValue;
                stored.Attempts++;
                if (stored.Attempts >= settings.MaxAttempts)
                {
                    Finish(stored, DeliveryStatus.Dead, result.Status, result.Error, scope.At);
                    stored.Body = events;
                    row.Position = stored.ToSequence;
                    scope.Audit(new AuditNote(Actor.System, "delivery.dead", "delivery", stored.Id.ToString(), null, $$"""{"attempts":{{stored.Attempts}}}"""));
                    return null;
                }

                (stored.LastStatus, stored.LastError) = (result.Status, result.Error);
                stored.NextAt = scope.At + Backoff.After(
                    stored.Attempts, TimeSpan.FromSeconds(settings.FirstPauseSeconds), TimeSpan.FromSeconds(settings.LongestPauseSeconds));
                return stored;
            },
            cancellationToken);

    /// <summary>Ends a replay that a person asked for.</summary>
    public Task<DeliveryRow?> ReplayedAsync(DeliveryRow delivery, SendResult result, CancellationToken cancellationToken) =>
        ChangeAsync(
            delivery.SubscriptionId,
            async (scope, _) =>
            {
                if (await scope.Use<DeliveriesDb>().Deliveries.FindAsync([delivery.Id], cancellationToken) is { Status: DeliveryStatus.Replaying } stored)
                {
                    stored.Attempts++;
                    Finish(stored, result.Delivered ? DeliveryStatus.Delivered : DeliveryStatus.Dead, result.Status, result.Error, scope.At);
                    stored.Body = result.Delivered ? null : stored.Body;
                }

                return null;
            },
            cancellationToken);

    private static DeliveryRow? Plan(LedgerScope scope, SubscriptionRow row, DeliveryPlan? plan)
    {
        if (plan is null)
        {
            return null;
        }

        if (plan.Events.Count == 0)
        {
            row.Position = plan.To;
            return null;
        }

        var delivery = new DeliveryRow
        {
            Id = Guid.CreateVersion7(scope.At),
            SubscriptionId = row.Id,
            FromSequence = row.Position + 1,
            ToSequence = plan.To,
            Events = plan.Events.Count,
            NextAt = scope.At,
            CreatedAt = scope.At,
        };
        scope.Use<DeliveriesDb>().Deliveries.Add(delivery);
        return delivery;
    }

    private static void Finish(DeliveryRow row, DeliveryStatus status, int? answer, string? error, DateTimeOffset at) =>
        (row.Status, row.LastStatus, row.LastError, row.FinishedAt) = (status, answer, error, at);

    private async Task<DeliveryRow?> ChangeAsync(
        Guid subscription, Func<LedgerScope, SubscriptionRow, Task<DeliveryRow?>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.WriteAsync<DeliveryRow?>(
                async scope =>
                {
                    if (await scope.Use<DeliveriesDb>().Subscriptions.FindAsync([subscription], cancellationToken) is not { } row || IsTaken(row))
                    {
                        return null;
                    }

                    (row.LeaseOwner, row.LeaseUntil) = (self.Name, scope.At.AddSeconds(options.CurrentValue.LeaseSeconds));
                    row.Version++;
                    return await change(scope, row);
                },
                cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null; // another host or a person changed it in this moment: look again
        }
    }
}
