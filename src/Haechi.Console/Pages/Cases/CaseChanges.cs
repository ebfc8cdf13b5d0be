using Haechi.Platform.Outbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.Console.Pages.Cases;

/// <summary>
/// Tells open pages that cases have changed, wherever in the cluster, at most once a second however many changed. One
/// follower of the live feed for all pages of this host.
/// </summary>
public sealed class CaseChanges(LiveFeed feed, TimeProvider clock, ILogger<CaseChanges> log) : BackgroundService
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);
    private static readonly string[] Topics = ["case.*", "action.*"];

    /// <summary>Raised on a worker thread.</summary>
    public event Action? Happened;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // One place is enough: whatever arrives while the pages read is one more "read again".
        using var changes = feed.Follow(Topics, capacity: 1);
        await foreach (var _ in changes.ReadAllAsync(stoppingToken))
        {
            Tell();
            await Task.Delay(Calm, clock, stoppingToken);
        }
    }

    internal void Tell()
    {
        foreach (var listener in Happened?.GetInvocationList() ?? [])
        {
            try
            {
                ((Action)listener)();
            }
            catch (Exception exception) when (exception is ObjectDisposedException or InvalidOperationException)
            {
                log.LogDebug(exception, "A page that has gone was told of a change");
            }
        }
    }
}
