using Haechi.Platform.Streams.Cluster;
using Haechi.Platform.Streams.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Haechi.Platform.Streams;

/// <summary>
/// Brings to life what should run and does not, and to rest what should not: after a start, an order, and at once when a
/// host leaves the cluster; gives a host that joins its share. Every host has one; tending twice is harmless.
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
    private const int MovedAtOnce = 4;
    private static readonly TimeSpan TooOld = TimeSpan.FromSeconds(45);
    private DateTimeOffset _balancedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await silo.Started.WaitAsync(stoppingToken);
        var grains = (IGrainFactory)services.GetService(typeof(IGrainFactory))!;
        var cluster = (IClusterMembershipService)services.GetService(typeof(IClusterMembershipService))!;
        var here = ((ILocalSiloDetails)services.GetService(typeof(ILocalSiloDetails))!).SiloAddress.ToParsableString();
        _ = FollowMembershipAsync(cluster, stoppingToken);
        _balancedAt = clock.GetUtcNow();
        while (!stoppingToken.IsCancellationRequested)
        {
            await SweepAsync(grains, cluster, here, stoppingToken);
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

    private async Task SweepAsync(IGrainFactory grains, IClusterMembershipService cluster, string here, CancellationToken stoppingToken)
    {
        try
        {
            var alive = cluster.CurrentSnapshot.Members.Values.Where(m => m.Status == SiloStatus.Active).Select(m => m.SiloAddress.ToParsableString()).ToHashSet();
            var streams = await ReadAsync(stoppingToken);
            var now = clock.GetUtcNow();
            var balance = new StreamBalance(alive, streams.Where(s => s.Health is { State: not StreamState.Stopped }).Select(s => (s.Stream.Id, s.Health!.Host)));
            var unwell = streams.Where(s => NeedsTending(s.Stream, s.Health, alive, now)).Select(s => s.Stream.Id).ToList();
            foreach (var group in unwell.Chunk(AtOnce))
            {
                await Task.WhenAll(group.Select(id => TendAsync(grains, id, balance.Place())));
            }

            if (unwell.Count == 0 && now - _balancedAt >= options.Value.BalanceEvery)
            {
                _balancedAt = now;
                await Task.WhenAll(balance.Excess(here, MovedAtOnce).Select(id => MoveAsync(grains, id, balance.Place())));
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
        {
            LogSweepFailed(exception.Message);
        }
    }

    private async Task<List<(StreamRow Stream, StreamHealthRow? Health)>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        var rows = await db.Streams.AsNoTracking()
            .LeftJoin(db.Health.AsNoTracking(), s => s.Id, h => h.Id, (stream, health) => new { stream, health })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(r => (r.stream, r.health));
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

    /// <param name="grains">Reaches the stream.</param>
    /// <param name="id">The stream.</param>
    /// <param name="host">Where it should begin; a stream that is in memory somewhere stays there.</param>
    private async Task TendAsync(IGrainFactory grains, string id, string? host)
    {
        try
        {
            if (host is not null)
            {
                RequestContext.Set(IPlacementDirector.PlacementHintKey, SiloAddress.FromParsableString(host));
            }

            await Stream(grains, id).TendAsync();
        }
        catch (Exception exception)
        {
            LogTendFailed(id, exception.Message);
        }
    }

    private async Task MoveAsync(IGrainFactory grains, string id, string? host)
    {
        try
        {
            await Stream(grains, id).LeaveAsync();
        }
        catch (Exception exception)
        {
            LogTendFailed(id, exception.Message);
        }

        await TendAsync(grains, id, host);
    }

    private static IStreamGrain Stream(IGrainFactory grains, string id) => grains.GetGrain<IStreamGrain>(GrainId.Parse(id, provider: null));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Streams could not be looked after: {Error}")]
    private partial void LogSweepFailed(string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stream {Stream} could not be tended: {Error}")]
    private partial void LogTendFailed(string stream, string error);
}
