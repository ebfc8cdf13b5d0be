using Haechi.Signals.Networks;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Junctions;

namespace Haechi.Traffic.SmartIntersections.Feeds.Counts;

/// <summary>What a reading adds to the counts of movements.</summary>
internal static class TurnShares
{
    /// <summary>
    /// Rows to add. A movement's own count goes there whole; a lane's is spread evenly over the roads that it may lead to (turning around only
    /// where nothing else is allowed). What a detector behind the junction counts belongs to no movement. It all goes to the quarter of an hour
    /// in which the middle of the reading's time lies.
    /// </summary>
    public static IEnumerable<CountRow> Of(Reading reading, RegisteredNetwork network)
    {
        if (reading.Counts is not { All: > 0 } counts || network.SignalOf(reading.Junction) is not { } signal)
            yield break;
        var roads = network.Roads;
        var ways = Ways(reading.Detector, signal, roads).Select(l => (From: roads.Lanes[l.From].Road, To: roads.Lanes[l.To].Road)).Distinct().ToList();
        var (day, second) = CountClock.QuarterOf(reading.At.AddSeconds(-reading.Seconds / 2));
        foreach (var (from, to) in ways)
        {
            yield return new CountRow
            {
                NetworkId = reading.Network, Junction = reading.Junction, FromRoad = from, ToRoad = to, Day = day, Second = second,
                Vehicles = (double)counts.All / ways.Count, Heavy = (double)counts.Heavy / ways.Count, Spread = ways.Count > 1 ? (double)counts.All / ways.Count : 0,
            };
        }
    }

    private static List<SignalLink> Ways(string detector, SignalJunction signal, RoadNetwork roads)
    {
        if (Detectors.LinkOf(detector) is { } link)
            return signal.Links[link] is { } one ? [one] : [];
        var lane = Detectors.LaneOf(detector);
        var all = signal.Links.OfType<SignalLink>().Where(l => !l.IsCrossing && roads.Lanes[l.From].Id == lane).ToList();
        return all.Where(l => l.Turn is not ('t' or 'T')).ToList() is { Count: > 0 } ahead ? ahead : all;
    }
}
