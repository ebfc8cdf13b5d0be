using Haechi.Traffic.SmartIntersections.Feeds.Storage;

namespace Haechi.Traffic.SmartIntersections.Feeds.Storing;

/// <summary>The tables that readings end in.</summary>
internal static class FieldTables
{
    /// <summary>The last reading of each detector, in place of the one before. Whoever writes has looked at the row first, and nobody else could since.</summary>
    public static FieldTable<DetectorRow> Detectors { get; } = new(
        "traffic_detectors",
        [
            new FieldColumn<DetectorRow, Guid>("network_id", d => d.NetworkId), new FieldColumn<DetectorRow, string>("junction", d => d.Junction), new FieldColumn<DetectorRow, string>("detector", d => d.Detector),
            new FieldColumn<DetectorRow, long>("at_ms", d => d.AtMs), new FieldColumn<DetectorRow, long>("stored_ms", d => d.StoredMs), new FieldColumn<DetectorRow, string>("body", d => d.Body),
            new FieldColumn<DetectorRow, Guid>("writer", d => d.Writer), new FieldColumn<DetectorRow, long>("fingerprint", d => d.Fingerprint), new FieldColumn<DetectorRow, int>("same", d => d.Same),
            new FieldColumn<DetectorRow, long?>("same_since_ms", d => d.SameSinceMs), new FieldColumn<DetectorRow, long?>("changed_ms", d => d.ChangedMs),
        ],
        """
        ON CONFLICT (network_id, junction, detector) DO UPDATE SET at_ms = excluded.at_ms, stored_ms = excluded.stored_ms, body = excluded.body, writer = excluded.writer,
        fingerprint = excluded.fingerprint, same = excluded.same, same_since_ms = excluded.same_since_ms, changed_ms = excluded.changed_ms
        """);

    /// <summary>Counts, added to what is there, so that hosts may add to the same row.</summary>
    public static FieldTable<CountRow> Counts { get; } = new(
        "traffic_counts",
        [
            new FieldColumn<CountRow, Guid>("network_id", c => c.NetworkId), new FieldColumn<CountRow, string>("junction", c => c.Junction), new FieldColumn<CountRow, string>("from_road", c => c.FromRoad),
            new FieldColumn<CountRow, string>("to_road", c => c.ToRoad), new FieldColumn<CountRow, DateOnly>("day", c => c.Day), new FieldColumn<CountRow, int>("second", c => c.Second),
            new FieldColumn<CountRow, double>("vehicles", c => c.Vehicles), new FieldColumn<CountRow, double>("heavy", c => c.Heavy), new FieldColumn<CountRow, double>("spread", c => c.Spread),
        ],
        """
        ON CONFLICT (network_id, day, junction, from_road, to_road, second) DO UPDATE SET vehicles = traffic_counts.vehicles + excluded.vehicles,
        heavy = traffic_counts.heavy + excluded.heavy, spread = traffic_counts.spread + excluded.spread
        """);

    /// <summary>Queues and speeds, added to what is there.</summary>
    public static FieldTable<QueueRow> Queues { get; } = new(
        "traffic_queues",
        [
            new FieldColumn<QueueRow, Guid>("network_id", q => q.NetworkId), new FieldColumn<QueueRow, string>("junction", q => q.Junction), new FieldColumn<QueueRow, string>("detector", q => q.Detector),
            new FieldColumn<QueueRow, DateOnly>("day", q => q.Day), new FieldColumn<QueueRow, int>("second", q => q.Second), new FieldColumn<QueueRow, int>("queues", q => q.Queues),
            new FieldColumn<QueueRow, double>("queue_metres", q => q.QueueMetres), new FieldColumn<QueueRow, int>("speeds", q => q.Speeds), new FieldColumn<QueueRow, double>("speed_kmh", q => q.SpeedKmh),
        ],
        """
        ON CONFLICT (network_id, day, junction, detector, second) DO UPDATE SET queues = traffic_queues.queues + excluded.queues,
        queue_metres = traffic_queues.queue_metres + excluded.queue_metres, speeds = traffic_queues.speeds + excluded.speeds, speed_kmh = traffic_queues.speed_kmh + excluded.speed_kmh
        """);
}
