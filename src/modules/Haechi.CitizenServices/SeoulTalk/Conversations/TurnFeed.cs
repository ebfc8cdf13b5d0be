using Haechi.Platform.Outbox;
using Microsoft.Extensions.Hosting;

namespace Haechi.CitizenServices.SeoulTalk.Conversations;

/// <summary>Turns committed turns, on whichever host, into pulses for the pages that this host serves.</summary>
internal sealed class TurnFeed(LiveFeed feed, TurnSignals signals) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Follow([TurnWriter.Topic], capacity: 4096);
        await foreach (var live in subscription.ReadAllAsync(stoppingToken))
        {
            if (live.Message is { } message)
            {
                signals.Pulse(message.Read<TurnMessage>().ConversationId);
            }
            else
            {
                signals.PulseAll();
            }
        }
    }
}
