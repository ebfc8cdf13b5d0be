using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.CitizenServices.Knowledge.Live;

/// <summary>Follows what is published on whichever host, so that every host answers with it within a second.</summary>
internal sealed partial class KnowledgeFeed(LiveFeed feed, KnowledgeKeeper keeper, StorageHealth health, TimeProvider clock, ILogger<KnowledgeFeed> log) : BackgroundService
{
    private static readonly TimeSpan LookAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Follow([KnowledgeDesk.Topic]);
        await health.Opened.WaitAsync(stoppingToken);
        // What was published between start-up and here has no message of its own.
        await RefreshAsync(stoppingToken);
        await Task.WhenAll(FollowAsync(subscription, stoppingToken), LookAfterAsync(stoppingToken));
    }

    private async Task FollowAsync(LiveSubscription subscription, CancellationToken stoppingToken)
    {
        await foreach (var _ in subscription.ReadAllAsync(stoppingToken))
            await RefreshAsync(stoppingToken);
    }

    /// <summary>Finds what nobody tells of: damage to the index folder, other synonyms in the configuration.</summary>
    private async Task LookAfterAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookAfter);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await RefreshAsync(stoppingToken);
    }

    private async Task RefreshAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await keeper.RefreshAsync(stoppingToken);
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogTrouble(log, exception);
                await Task.Delay(AfterTrouble, clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The knowledge base could not be read; what was published before goes on being answered.")]
    private static partial void LogTrouble(ILogger log, Exception exception);
}
