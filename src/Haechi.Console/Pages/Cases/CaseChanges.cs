using System.Globalization;
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

    private readonly Lock _gate = new();
    private readonly List<Follower> _followers = [];

    /// <summary>
    /// Calls <paramref name="told"/> on a worker thread in the language of whoever follows: a page that draws itself anew
    /// must not fall back into the language of the host. Dispose of it when the page closes.
    /// </summary>
    public IDisposable Follow(Action told)
    {
        var follower = new Follower(this, told, CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        lock (_gate)
        {
            _followers.Add(follower);
        }

        return follower;
    }

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
        Follower[] followers;
        lock (_gate)
        {
            followers = [.. _followers];
        }

        foreach (var follower in followers)
        {
            try
            {
                follower.Tell();
            }
            catch (Exception exception) when (exception is ObjectDisposedException or InvalidOperationException)
            {
                log.LogDebug(exception, "A page that has gone was told of a change");
            }
        }
    }

    private sealed class Follower(CaseChanges changes, Action told, CultureInfo culture, CultureInfo language) : IDisposable
    {
        public void Tell()
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, language);
            told();
        }

        public void Dispose()
        {
            lock (changes._gate)
            {
                changes._followers.Remove(this);
            }
        }
    }
}
