using System.Buffers;
using Haechi.Signals.Networks;
using Haechi.Traffic.SmartIntersections.Junctions;

namespace Haechi.Traffic.SmartIntersections.Feeds.Readings;

/// <summary>What makes a form a reading of a junction: names that exist, a time that can be, values that a lane can have.</summary>
internal sealed class ReadingRules(RegisteredNetwork network, FieldOptions options, DateTimeOffset now)
{
    private static readonly SearchValues<char> Letters = SearchValues.Create("GgyYrRuoOs");

    private const double LongestSeconds = 3600;
    private const double FastestKmh = 200;

    /// <summary>Metres that a standing vehicle takes at least, with its gap.</summary>
    private const double ShortestVehicle = 4;

    /// <summary>The reading, or all of its faults. <c>Detector</c> names the detector as soon as it is known, for faults too.</summary>
    public (Reading? Reading, string? Detector, IReadOnlyList<ReadingFault> Faults) Check(ReadingForm form)
    {
        if (string.IsNullOrEmpty(form.Signal))
            return (null, null, [ReadingFaults.Missing("signal", "signal")]);
        if (network.SignalOf(form.Signal) is not { } signal)
            return (null, null, [ReadingFaults.NoSignal(form.Signal)]);
        if (Place(form, signal) is not (var detector, var lane, null) place)
            return (null, null, [Place(form, signal).Fault!]);
        var faults = Times(form).Concat(detector == Detectors.Signal ? States(form, signal) : Values(form, lane)).ToList();
        return faults.Count > 0 ? (null, detector, faults) : (Reading(form, signal.Id, place.Detector!), detector, []);
    }

    private Reading Reading(ReadingForm form, string junction, string detector) => new()
    {
        Network = network.Row.Id, Junction = junction, Detector = detector, At = (form.At ?? now).ToUniversalTime(), Seconds = form.Seconds ?? 0,
        Counts = form.Counts is { } c ? new VehicleCounts(Of(c, "car"), Of(c, "bus"), Of(c, "truck"), Of(c, "motorcycle"), Of(c, "bicycle")) : null,
        Occupancy = form.Occupancy, QueueMetres = form.QueueMetres, QueueVehicles = (int?)form.QueueVehicles, SpeedKmh = form.SpeedKmh, State = form.State, Spillback = form.Spillback,
    };

    private static int Of(IReadOnlyDictionary<string, double> counts, string name) => (int)counts.GetValueOrDefault(name);

    private (string? Detector, RoadLane? Lane, ReadingFault? Fault) Place(ReadingForm form, SignalJunction signal)
    {
        if ((form.Lane is null ? 0 : 1) + (form.Link is null ? 0 : 1) + (form.State is null ? 0 : 1) != 1)
            return (null, null, ReadingFaults.OneOf);
        if (form.State is not null)
            return (Detectors.Signal, null, null);
        if (form.Link is { } link)
        {
            return link >= 0 && link < signal.Links.Count && link == Math.Floor(link) && signal.Links[(int)link] is { IsCrossing: false } way
                ? (Detectors.Link((int)link), network.Roads.Lanes[way.From], null)
                : (null, null, ReadingFaults.NoLink(link));
        }
        var lane = signal.Links.OfType<SignalLink>().Where(l => !l.IsCrossing).SelectMany(l => new[] { l.From, l.To }).Select(n => network.Roads.Lanes[n]).FirstOrDefault(l => l.Id == form.Lane);
        return lane is null ? (null, null, ReadingFaults.NoLane(form.Lane!)) : (Detectors.Lane(lane.Id), lane, null);
    }

    private IEnumerable<ReadingFault> Times(ReadingForm form)
    {
        if (form.At is { } at && at > now.AddSeconds(options.AheadSeconds))
            yield return ReadingFaults.Ahead(options.AheadSeconds);
        if (form.At is { } old && old < now.AddHours(-options.LateHours))
            yield return ReadingFaults.Late(options.LateHours);
        if (form.Seconds is not (null or (>= 0 and <= LongestSeconds)))
            yield return ReadingFaults.Range("seconds", 0, LongestSeconds);
    }

    private static IEnumerable<ReadingFault> States(ReadingForm form, SignalJunction signal)
    {
        if (form.State!.Length != signal.Links.Count || form.State.AsSpan().ContainsAnyExcept(Letters))
            yield return ReadingFaults.State(signal.Id, signal.Links.Count);
    }

    private IEnumerable<ReadingFault> Values(ReadingForm form, RoadLane? lane)
    {
        var length = lane?.Length ?? 0;
        if (form is { Counts: null, Occupancy: null, QueueMetres: null, QueueVehicles: null, SpeedKmh: null, Spillback: null })
            yield return ReadingFaults.Nothing;
        if (form.Occupancy is not (null or (>= 0 and <= 1)))
            yield return ReadingFaults.Range("occupancy", 0, 1);
        if (form.SpeedKmh is not (null or (>= 0 and <= FastestKmh)))
            yield return ReadingFaults.Range("speedKmh", 0, FastestKmh);
        if (form.QueueMetres is { } metres && !(metres >= 0 && metres <= length + 10))
            yield return ReadingFaults.Range("queueMetres", 0, length + 10);
        if (form.QueueVehicles is { } queue && !(queue >= 0 && queue <= Math.Ceiling(length / ShortestVehicle) + 1))
            yield return ReadingFaults.Range("queueVehicles", 0, Math.Ceiling(length / ShortestVehicle) + 1);
        foreach (var fault in Counts(form))
            yield return fault;
    }

    private IEnumerable<ReadingFault> Counts(ReadingForm form)
    {
        if (form.Counts is not { } counts)
            yield break;
        if (form.Seconds is null or 0)
        {
            yield return ReadingFaults.Missing("seconds", "seconds");
            yield break;
        }
        // One lane passes so many; a few more may have been caught at the edges of the time.
        var most = Math.Floor(options.LaneFlow * form.Seconds.Value) + 2;
        foreach (var (name, _) in counts.Where(c => !(c.Value >= 0 && c.Value <= 100_000 && c.Value == Math.Floor(c.Value))))
            yield return ReadingFaults.Range("counts." + name, 0, most);
        if (counts.Values.All(v => v is >= 0 and <= 100_000) && counts.Values.Sum() > most)
            yield return ReadingFaults.TooMany((int)counts.Values.Sum(), most);
    }
}
