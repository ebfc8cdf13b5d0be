using Haechi.Signals.Networks;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Junctions;

namespace Haechi.Traffic.SmartIntersections.Feeds.Counts;

/// <summary>What a reading adds to queues and speeds by quarter of an hour.</summary>
internal static class QueueShares
{
    /// <summary>Metres that a standing vehicle takes with its gap, where only vehicles are counted.</summary>
    public const double VehicleMetres = 7.5;

    /// <summary>The row to add; null when the reading tells neither, or looks at a lane behind the junction. It goes where its counts would go.</summary>
    public static QueueRow? Of(Reading reading, RegisteredNetwork network)
    {
        var queue = reading.QueueMetres ?? reading.QueueVehicles * VehicleMetres;
        if (queue is null && reading.SpeedKmh is null || !LooksAtStopLine(reading, network))
            return null;
        var (day, second) = CountClock.QuarterOf(reading.At.AddSeconds(-reading.Seconds / 2));
        return new QueueRow
        {
            NetworkId = reading.Network, Junction = reading.Junction, Detector = reading.Detector, Day = day, Second = second,
            Queues = queue is null ? 0 : 1, QueueMetres = queue ?? 0, Speeds = reading.SpeedKmh is null ? 0 : 1, SpeedKmh = reading.SpeedKmh ?? 0,
        };
    }

    private static bool LooksAtStopLine(Reading reading, RegisteredNetwork network) =>
        Detectors.LinkOf(reading.Detector) is not null
        || (Detectors.LaneOf(reading.Detector) is { } lane && network.SignalOf(reading.Junction) is { } signal
            && signal.Links.OfType<SignalLink>().Any(l => !l.IsCrossing && network.Roads.Lanes[l.From].Id == lane));
}
