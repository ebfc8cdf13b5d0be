using Haechi.OnlineSafety.Collection.Crawling;
using Haechi.OnlineSafety.Collection.Feeds;
using Haechi.OnlineSafety.Collection.Folders;
using Haechi.OnlineSafety.Collection.Storage;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.Collection.Sources;

/// <summary>Visits each source when its time has come, one after the other; of a cluster one host visits it.</summary>
internal sealed partial class SourceVisitor(
    SourceBook sources, SiteCrawl sites, FeedVisit feeds, FolderVisit folders, ItemHandover handover,
    StorageHealth health, IOptionsMonitor<CollectionOptions> options, TimeProvider clock, ILogger<SourceVisitor> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Renew = TimeSpan.FromSeconds(30);

    // A name for each process: after a crash others, and the same host started again, wait until the lease runs out.
    private readonly string _host = $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await health.Opened.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await VisitNextAsync(stoppingToken) is not null)
                {
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailure(exception);
            }

            await Task.Delay(Look, clock, stoppingToken);
        }
    }

    /// <summary>Visits the source that is due first; null when none is, or the visit was broken off by another host's.</summary>
    internal async Task<VisitCounts?> VisitNextAsync(CancellationToken cancellationToken)
    {
        if (await sources.ClaimAsync(_host, cancellationToken) is not { } source)
            return null;
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var keeping = KeepAsync(source.Id, lost);
        var counts = new VisitCounts();
        try
        {
            await VisitAsync(new Visit(source, counts, handover, clock), lost.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && lost.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            await lost.CancelAsync();
            await keeping;
        }

        await sources.ReleaseAsync(source.Id, _host, counts, cancellationToken);
        return counts;
    }

    private async Task VisitAsync(Visit visit, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(TimeSpan.FromMinutes(options.CurrentValue.RunMinutes), clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            await (visit.Source.Kind switch
            {
                SourceKind.Site => sites.RunAsync(visit, both.Token),
                SourceKind.Feed => feeds.RunAsync(visit, both.Token),
                _ => folders.RunAsync(visit, both.Token),
            });
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            visit.Counts.Ended = "time";
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // What was read so far is stored; the source comes again at its time.
            visit.Counts.Ended = "failed";
            LogFailure(exception);
        }
    }

    /// <summary>Renews the lease during the visit, and breaks it off when another host has the source.</summary>
    private async Task KeepAsync(Guid id, CancellationTokenSource lost)
    {
        try
        {
            do
            {
                await Task.Delay(Renew, clock, lost.Token);
            }
            while (await sources.RenewAsync(id, _host, lost.Token));
            await lost.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The visit has ended.
        }
        catch (StorageUnavailableException exception)
        {
            // The lease runs out by itself; what was read so far is kept.
            LogFailure(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Visiting a source failed; it goes on")]
    private partial void LogFailure(Exception exception);
}
