using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Feeds.Storing;
using Haechi.Traffic.SmartIntersections.Feeds.Street;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.Traffic.SmartIntersections.Feeds.Watch;

/// <summary>Keeps this host's picture of the street up to date with what is stored, also by other hosts and before a restart, and looks for faults.</summary>
internal sealed partial class FieldWatch(
    StreetState street, ReadingStore store, FaultDesk desk, IDbContextFactory<TrafficDb> databases, StorageHealth storage, IOptionsMonitor<FieldOptions> options, TimeProvider clock, ILogger<FieldWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How far clocks of hosts may differ: what is stored meanwhile is read twice, which changes nothing.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);

    private const int RoundsPerLook = 5;

    private DateTimeOffset _readUntil = DateTimeOffset.UnixEpoch;
    private DateTimeOffset? _startedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await storage.Opened.WaitAsync(stoppingToken);
        for (var round = 0; !stoppingToken.IsCancellationRequested; round++)
        {
            try
            {
                await ReadAsync(stoppingToken);
                if (round % RoundsPerLook == 0)
                    await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, exception);
            }
            await Task.Delay(Pause, stoppingToken);
        }
    }

    /// <summary>Reads what others stored since the last time, and what this host stored before it was started.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await DetectorStore.SinceAsync(db, _readUntil, store.Writer, cancellationToken);
        var news = rows.Where(r => !(street.Of(r.Reading.Network, r.Reading.Junction).GetValueOrDefault(r.Reading.Detector)?.Last?.At >= r.Reading.At)).ToList();
        if (news.Count > 0)
            street.Apply(news);
        _readUntil = now - Overlap;
    }

    /// <summary>Looks for faults, and for faults that are over.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rules = new FaultRules(options.CurrentValue, _startedAt ??= now);
        var held = await desk.HeldAsync(cancellationToken);
        var known = held.Select(f => (f.Network, f.Junction, f.Detector, f.Kind)).ToHashSet();
        foreach (var fault in held.Where(f => FaultRules.IsOver(f, street.Of(f.Network, f.Junction))))
            await desk.EndAsync(fault, cancellationToken);
        foreach (var (network, junction) in street.Junctions.ToList())
        {
            var tracks = street.Of(network, junction);
            foreach (var (detector, kind) in rules.Of(tracks, now).Where(f => !known.Contains((network, junction, f.Detector, f.Kind))))
                await desk.RaiseAsync(new HeldFault(network, junction, detector, kind, now), tracks.GetValueOrDefault(detector)?.Last, cancellationToken);
        }
        street.Hold(await desk.HeldAsync(cancellationToken));
    }

    [LoggerMessage(LogLevel.Warning, "Reading the street's state failed; it is tried again")]
    private static partial void Failed(ILogger log, Exception cause);
}
