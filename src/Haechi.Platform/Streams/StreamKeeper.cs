using Haechi.Platform.Streams.Cluster;
using Haechi.Platform.Streams.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace Haechi.Platform.Streams;

/// <summary>
/// Brings to life what should run and does not, and to rest what should not: after a start, an order, and at once when a
/// host leaves the cluster. Every host has one; tending twice is harmless.
/// </summary>
internal sealed partial class StreamKeeper(
    SiloLauncher silo,
    IServiceProvider services,
    IDbContextFactory<StreamsDb> database,
    StreamSignal signal,
    IOptions<StreamOptions> options,
    TimeProvider clock,
    ILogger<StreamKeeper> log) : BackgroundService
{
    private const int AtOnce = 16;
    private static readonly TimeSpan TooOld = TimeSpan.FromSeconds(45);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await silo.Started.WaitAsync(stoppingToken);
        var grains = (IGrainFactory)services.GetService(typeof(IGrainFactory))!;
        var cluster = (IClusterMembershipService)services.GetService(typeof(IClusterMembershipService))!;
        _ = FollowMembershipAsync(cluster, stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await SweepAsync(grains, cluster, stoppingToken);
            await signal.WaitAsync(options.Value.TendEvery, clock, stoppingToken);
        }
    }

    private async Task FollowMembershipAsync(IClusterMembershipService cluster, CancellationToken stoppingToken)
    {
        await foreach (var _ in cluster.MembershipUpdates.WithCancellation(stoppingToken))
        {
            signal.Raise();
        }
    }

    private async Task SweepAsync(IGrainFactory grains, IClusterMembershipService cluster, CancellationToken stoppingToken)
    {
        try
        {
            var alive = cluster.CurrentSnapshot.Members.Values.Where(m => m.Status == SiloStatus.Active).Select(m => m.SiloAddress.ToParsableString()).ToHashSet();
            foreach (var group in (await UnwellAsync(alive, stoppingToken)).Chunk(AtOnce))
            {
                await Task.WhenAll(group.Select(id => TendAsync(grains, id)));
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            LogSweepFailed(exception.Message);
        }
    }

    private async Task<IReadOnlyList<string>> UnwellAsync(HashSet<string> alive, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var streams = await db.Streams.AsNoTracking()
            .LeftJoin(db.Health.AsNoTracking(), s => s.Id, h => h.Id, (stream, health) => new { stream, health })
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return [.. streams.Where(s => NeedsTending(s.stream, s.health, alive, now)).Select(s => s.stream.Id)];
    }

    /// <summary>Whether what is told of the stream differs from what is wanted, or is too old to be believed.</summary>
    internal static bool NeedsTending(StreamRow stream, StreamHealthRow? health, IReadOnlySet<string> alive, DateTimeOffset now)
    {
        if (stream.Desired == DesiredState.Stopped)
        {
            return health is not null && health.State != StreamState.Stopped;
        }

        return health is null
            || health.State == StreamState.Stopped
            || health.Revision != stream.Revision
            || !alive.Contains(health.Host)
            || now - health.ToldAt > TooOld;
    }

    private async Task TendAsync(IGrainFactory grains, string id)
    {
        try
        {
            await grains.GetGrain<IStreamGrain>(GrainId.Parse(id, provider: null)).TendAsync();
        }
        catch (Exception exception)
        {
            LogTendFailed(id, exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Streams could not be looked after: {Error}")]
    private partial void LogSweepFailed(string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stream {Stream} could not be tended: {Error}")]
    private partial void LogTendFailed(string stream, string error);
}
