using Haechi.Traffic.SmartIntersections.Feeds.Storage;

namespace Haechi.Traffic.SmartIntersections.Feeds.Counts;

/// <summary>Adds up what goes to the same row, in one order on every host.</summary>
internal static class QuarterSums
{
    /// <summary>One row for each movement and quarter of an hour.</summary>
    public static IReadOnlyList<CountRow> Of(IEnumerable<CountRow> counts) =>
    [
        .. counts.GroupBy(c => (c.NetworkId, c.Junction, c.FromRoad, c.ToRoad, c.Day, c.Second)).Select(g => new CountRow
        {
            NetworkId = g.Key.NetworkId, Junction = g.Key.Junction, FromRoad = g.Key.FromRoad, ToRoad = g.Key.ToRoad, Day = g.Key.Day, Second = g.Key.Second,
            Vehicles = g.Sum(c => c.Vehicles), Heavy = g.Sum(c => c.Heavy), Spread = g.Sum(c => c.Spread),
        })
        .OrderBy(c => c.NetworkId).ThenBy(c => c.Junction, StringComparer.Ordinal).ThenBy(c => c.FromRoad, StringComparer.Ordinal).ThenBy(c => c.ToRoad, StringComparer.Ordinal).ThenBy(c => c.Day).ThenBy(c => c.Second),
    ];

    /// <summary>One row for each detector and quarter of an hour.</summary>
    public static IReadOnlyList<QueueRow> Of(IEnumerable<QueueRow> queues) =>
    [
        .. queues.GroupBy(q => (q.NetworkId, q.Junction, q.Detector, q.Day, q.Second)).Select(g => new QueueRow
        {
            NetworkId = g.Key.NetworkId, Junction = g.Key.Junction, Detector = g.Key.Detector, Day = g.Key.Day, Second = g.Key.Second,
            Queues = g.Sum(q => q.Queues), QueueMetres = g.Sum(q => q.QueueMetres), Speeds = g.Sum(q => q.Speeds), SpeedKmh = g.Sum(q => q.SpeedKmh),
        })
        .OrderBy(q => q.NetworkId).ThenBy(q => q.Junction, StringComparer.Ordinal).ThenBy(q => q.Detector, StringComparer.Ordinal).ThenBy(q => q.Day).ThenBy(q => q.Second),
    ];
}
