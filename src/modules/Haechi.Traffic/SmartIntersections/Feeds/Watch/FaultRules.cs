using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Street;

namespace Haechi.Traffic.SmartIntersections.Feeds.Watch;

/// <summary>Tells gaps and stuck sensors from quiet streets. Pure: tracks and a time in, faults out.</summary>
internal sealed class FaultRules(FieldOptions options, DateTimeOffset startedAt)
{
    /// <summary>Readings that must have told the same: one long reading is no proof.</summary>
    private const int FewestSame = 5;

    private TimeSpan Silence => TimeSpan.FromSeconds(options.SilentSeconds);

    private TimeSpan Stuck => TimeSpan.FromMinutes(options.StuckMinutes);

    /// <summary>What is wrong at a junction now. A junction that has never spoken has no fault: nobody knows what it has.</summary>
    public IEnumerable<(string Detector, string Kind)> Of(IReadOnlyDictionary<string, Track> tracks, DateTimeOffset now)
    {
        var spoken = tracks.Where(t => t.Value.Last is not null).ToList();
        var allSilent = spoken.Count > 0 && spoken.All(t => IsSilent(t.Value, now));
        if (allSilent)
            yield return (Detectors.All, FaultKinds.JunctionSilent);
        foreach (var (detector, track) in tracks)
        {
            if (track.Bad >= options.BadInARow)
                yield return (detector, track.BadKind!);
            else if (!allSilent && IsSilent(track, now) && spoken.Exists(o => o.Value.ReceivedAt - Heard(track) > Silence / 2))
                yield return (detector, FaultKinds.Silent);
            else if (!IsSilent(track, now) && IsStuck(detector, track, tracks, now))
                yield return (detector, FaultKinds.Stuck);
        }
    }

    /// <summary>True once the detector has gone on since the fault was noticed.</summary>
    public static bool IsOver(HeldFault fault, IReadOnlyDictionary<string, Track> tracks) => fault.Kind switch
    {
        FaultKinds.JunctionSilent => tracks.Values.Any(t => t.ReceivedAt > fault.Since),
        FaultKinds.Stuck => tracks.GetValueOrDefault(fault.Detector)?.Sameness.ChangedAt > fault.Since,
        _ => tracks.GetValueOrDefault(fault.Detector)?.ReceivedAt > fault.Since,
    };

    /// <summary>While this host was down nobody listened: silence counts from its start at the earliest.</summary>
    private DateTimeOffset? Heard(Track track) => track.ReceivedAt is { } at && at < startedAt ? startedAt : track.ReceivedAt;

    private bool IsSilent(Track track, DateTimeOffset now) => Heard(track) is { } heard && now - heard > Silence;

    private bool IsStuck(string detector, Track track, IReadOnlyDictionary<string, Track> tracks, DateTimeOffset now) =>
        detector != Detectors.Signal && track is { Last.IsQuiet: false, Sameness: { Since: { } since, Times: >= FewestSame } } && now - since >= Stuck
        && tracks.Any(o => o.Key != detector && o.Key != Detectors.Signal && o.Value.Sameness.ChangedAt > since + Stuck / 2);
}
