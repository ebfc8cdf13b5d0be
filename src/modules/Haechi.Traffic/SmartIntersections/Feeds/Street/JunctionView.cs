using System.Collections.Immutable;
using Haechi.Signals.Networks;
using Haechi.Traffic.SmartIntersections.Feeds.Counts;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Junctions;

namespace Haechi.Traffic.SmartIntersections.Feeds.Street;

/// <summary>How a junction is, gravest last.</summary>
internal enum JunctionHealth
{
    /// <summary>Nothing has spoken yet.</summary>
    NoReadings,

    Good,

    /// <summary>A detector is silent, stuck or wrong.</summary>
    Faulty,

    /// <summary>Nothing speaks any more.</summary>
    Silent,

    /// <summary>Vehicles stand behind it and block it (앞막힘).</summary>
    Spillback,
}

/// <summary>A lane with a detector.</summary>
/// <param name="Detector">Name of the detector.</param>
/// <param name="Lane">The lane; null for the signal's controller.</param>
/// <param name="IsExit">Leads away from the junction.</param>
/// <param name="Track">What is known of it.</param>
/// <param name="QueueMetres">Queue as it is drawn; 0 when there is none or the reading is too old.</param>
/// <param name="IsBlocked">Vehicles stand on it and block the junction.</param>
/// <param name="Fault">Kind of the fault that holds; null without.</param>
internal sealed record LaneView(string Detector, RoadLane? Lane, bool IsExit, Track Track, double QueueMetres, bool IsBlocked, string? Fault);

/// <summary>A junction as it is shown. Made anew from what is known; nothing in it changes.</summary>
internal sealed record JunctionView(JunctionHealth Health, string? State, int? Phase, DateTimeOffset? LastAt, IReadOnlyList<LaneView> Lanes, IReadOnlyList<HeldFault> Faults)
{
    /// <summary>Occupancy from which on slow vehicles stand rather than pass now and then.</summary>
    private const double Standing = 0.25;

    /// <summary>Longest queue, metres.</summary>
    public double Queue => Lanes.Where(l => !l.IsExit).Select(l => l.QueueMetres).DefaultIfEmpty().Max();

    /// <summary>Looks at a junction.</summary>
    /// <param name="network">Its network.</param>
    /// <param name="number">Its number in the network.</param>
    /// <param name="street">What is known of the street.</param>
    /// <param name="options">What counts as old and as blocked.</param>
    /// <param name="now">UTC.</param>
    public static JunctionView Of(RegisteredNetwork network, int number, StreetState street, FieldOptions options, DateTimeOffset now)
    {
        var signal = network.Roads.Signals[number];
        var tracks = street.Of(network.Row.Id, signal.Id);
        var faults = street.FaultsOf(network.Row.Id, signal.Id);
        var since = now.AddSeconds(-options.SilentSeconds);
        List<LaneView> lanes = [.. tracks.Where(t => t.Key != Detectors.Signal && t.Value.Last is not null).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => Lane(network, signal, t.Key, t.Value, faults, options, since))];
        var blocked = lanes.Exists(l => l.IsBlocked) || Exits(signal).Any(e => QueueReachesBack(network, e, street, since));
        var last = tracks.Values.Max(t => t.ReceivedAt);
        var shown = tracks.GetValueOrDefault(Detectors.Signal) is { Last.State: { } state } light && light.ReceivedAt > since ? state : null;
        return new JunctionView(HealthOf(tracks, faults, blocked), shown, PhaseOf(signal, shown), last, lanes, faults);
    }

    private static JunctionHealth HealthOf(ImmutableDictionary<string, Track> tracks, ImmutableList<HeldFault> faults, bool blocked) =>
        blocked ? JunctionHealth.Spillback
        : faults.Any(f => f.Kind == FaultKinds.JunctionSilent) ? JunctionHealth.Silent
        : faults.Count > 0 ? JunctionHealth.Faulty
        : tracks.Values.Any(t => t.Last is not null) ? JunctionHealth.Good : JunctionHealth.NoReadings;

    private static int? PhaseOf(SignalJunction signal, string? state) => state is not null && signal.Plan.ToList().FindIndex(p => p.State == state) is >= 0 and var at ? at : null;

    private static IEnumerable<int> Exits(SignalJunction signal) => signal.Links.OfType<SignalLink>().Where(l => !l.IsCrossing).Select(l => l.To).Distinct();

    private static LaneView Lane(RegisteredNetwork network, SignalJunction signal, string detector, Track track, ImmutableList<HeldFault> faults, FieldOptions options, DateTimeOffset since)
    {
        var lane = Detectors.LinkOf(detector) is { } link ? network.Roads.Lanes[signal.Links[link]!.From] : network.LaneOf(Detectors.LaneOf(detector));
        var isExit = lane is not null && !signal.Links.OfType<SignalLink>().Any(l => !l.IsCrossing && network.Roads.Lanes[l.From].Id == lane.Id);
        var reading = track.ReceivedAt > since ? track.Last : null;
        var queue = reading is null || lane is null ? 0 : Math.Min(lane.Length, reading.QueueMetres ?? (reading.QueueVehicles ?? 0) * QueueShares.VehicleMetres);
        return new LaneView(detector, lane, isExit, track, queue, reading is not null && Blocks(reading, isExit, options), faults.Find(f => f.Detector == detector)?.Kind);
    }

    /// <summary>앞막힘: the source says so, or vehicles stand or crawl on the lane behind the junction.</summary>
    internal static bool Blocks(Reading reading, bool isExit, FieldOptions options) =>
        reading.Spillback ?? (isExit && reading.SpeedKmh <= options.SpillbackKmh
            && (reading.Occupancy >= Standing || reading.QueueMetres > 0 || reading.QueueVehicles > 0));

    /// <summary>The next junction's queue is as long as the road between the two.</summary>
    private static bool QueueReachesBack(RegisteredNetwork network, int exit, StreetState street, DateTimeOffset since)
    {
        if (!network.SignalBehind.TryGetValue(exit, out var next))
            return false;
        var lane = network.Roads.Lanes[exit];
        return street.Of(network.Row.Id, network.Roads.Signals[next].Id).GetValueOrDefault(Detectors.Lane(lane.Id)) is { Last: { } reading } track && track.ReceivedAt > since
            && lane.Length > 2 * QueueShares.VehicleMetres && reading.QueueMetres >= lane.Length - QueueShares.VehicleMetres;
    }
}
