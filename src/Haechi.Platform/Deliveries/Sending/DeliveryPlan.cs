using System.Text;
using Haechi.Platform.Deliveries.Rows;
using Haechi.Platform.Outbox;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Deliveries.Sending;

/// <summary>The next events for a subscription.</summary>
/// <param name="To">Last sequence that it covers.</param>
/// <param name="Events">Those that are wanted; empty moves the position only.</param>
internal sealed record DeliveryPlan(long To, IReadOnlyList<OutboxEvent> Events);

/// <summary>Chooses the next events: wanted ones, in order, within the limits of a batch.</summary>
internal sealed class DeliveryPlanner(OutboxTail tail, IOptionsMonitor<WebhookOptions> options)
{
    /// <summary>What follows <paramref name="position"/>; null when nothing does.</summary>
    public async Task<DeliveryPlan?> AfterAsync(SubscriptionRow subscription, long position, CancellationToken cancellationToken)
    {
        if (tail.Last <= position)
        {
            return null;
        }

        var messages = await tail.ReadAsync(position, options.CurrentValue.BatchEvents, cancellationToken);
        return messages.Count == 0 ? null : Choose(subscription, messages);
    }

    /// <summary>The wanted events among those that a delivery covers.</summary>
    public async Task<IReadOnlyList<OutboxEvent>> CoveredAsync(SubscriptionRow subscription, DeliveryRow delivery, CancellationToken cancellationToken)
    {
        // A batch covers at most as many messages as one read brings; a smaller setting since then must not cut it.
        var span = (int)Math.Min(delivery.ToSequence - delivery.FromSequence + 1, int.MaxValue);
        var messages = await tail.ReadAsync(delivery.FromSequence - 1, span, cancellationToken);
        return [.. messages.Where(m => m.Sequence <= delivery.ToSequence && Wants(subscription, m))];
    }

    private DeliveryPlan Choose(SubscriptionRow subscription, IReadOnlyList<OutboxEvent> messages)
    {
        var (chosen, bytes, to) = (new List<OutboxEvent>(), 0, messages[0].Sequence);
        foreach (var message in messages)
        {
            if (Wants(subscription, message))
            {
                bytes += Encoding.UTF8.GetByteCount(message.Body);
                if (chosen.Count > 0 && bytes > options.CurrentValue.BatchBytes)
                {
                    break;
                }

                chosen.Add(message);
            }

            to = message.Sequence;
        }

        return new DeliveryPlan(to, chosen);
    }

    private static bool Wants(SubscriptionRow subscription, OutboxEvent message) =>
        TopicFilter.Wants(Words(subscription.Topics), message.Topic)
        && (subscription.Services.Length == 0 || Words(subscription.Services).Contains(message.ServiceId));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
