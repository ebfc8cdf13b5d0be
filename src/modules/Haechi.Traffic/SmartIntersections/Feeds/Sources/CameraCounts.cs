using System.Text;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Feeds.Storing;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.Traffic.SmartIntersections.Feeds.Sources;

/// <summary>Takes observations of kind <c>vehicle-counts</c>, whichever service made them, as readings of the lane that their source is mapped to. Others are left alone.</summary>
internal sealed class CameraCounts(NetworkRegistry registry, IOptionsMonitor<FieldOptions> options) : IOutboxConsumer
{
    /// <summary>Kind of the observations.</summary>
    public const string Kind = "vehicle-counts";

    public string Name => "traffic-camera-counts";

    public IReadOnlyCollection<string> Topics { get; } = [AcceptedTopics.Observations];

    public bool Concerns(OutboxEvent message) => message.Read<AcceptedObservations>().Observations.Any(o => o.Kind == Kind);

    public async Task HandleAsync(LedgerScope scope, OutboxEvent message, CancellationToken cancellationToken)
    {
        var ids = message.Read<AcceptedObservations>().Observations.Where(o => o.Kind == Kind).Select(o => o.Id).ToArray();
        var rows = await scope.Use<RoomsDb>().Observations.AsNoTracking().Where(o => ids.Contains(o.Id)).OrderBy(o => o.ObservedAt).ToListAsync(cancellationToken);
        var names = rows.Select(r => r.Source).Distinct().ToArray();
        var sources = await scope.Use<TrafficDb>().Set<SourceRow>().AsNoTracking().Where(s => names.Contains(s.Source)).ToDictionaryAsync(s => s.Source, cancellationToken);
        var readings = new List<(Reading, RegisteredNetwork)>();
        foreach (var row in rows)
        {
            if (sources.TryGetValue(row.Source, out var source) && await registry.OpenAsync(source.NetworkId, cancellationToken) is { } network && ReadingOf(row, source, network, scope.At) is { } reading)
                readings.Add((reading, network));
        }
        if (readings.Count == 0)
            return;
        // The street's picture follows from what is stored, a second later, on every host alike.
        await ReadingKeeper.KeepAsync(scope, readings, Guid.Empty, cancellationToken);
    }

    /// <summary>The reading; null when the payload is none: the observation stays on record as it is.</summary>
    private Reading? ReadingOf(ObservationRow row, SourceRow source, RegisteredNetwork network, DateTimeOffset now)
    {
        using var payload = JsonWords.Parse(Encoding.UTF8.GetBytes(row.Payload));
        if (payload is null)
            return null;
        var (form, faults) = ReadingReader.Read(payload.RootElement);
        var placed = form with { Network = null, Signal = source.Junction, Lane = Detectors.LaneOf(source.Detector), Link = null, State = null, At = row.ObservedAt };
        return faults.Count > 0 ? null : new ReadingRules(network, options.CurrentValue, now).Check(placed).Reading;
    }
}
