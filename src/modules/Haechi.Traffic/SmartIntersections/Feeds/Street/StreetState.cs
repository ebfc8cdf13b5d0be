using System.Collections.Concurrent;
using System.Collections.Immutable;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;

namespace Haechi.Traffic.SmartIntersections.Feeds.Street;

/// <summary>The street as it is now, in memory: the last reading of every detector and the faults that hold.</summary>
internal sealed class StreetState
{
    private readonly ConcurrentDictionary<(Guid Network, string Junction), ImmutableDictionary<string, Track>> _tracks = new();
    private ImmutableDictionary<(Guid Network, string Junction), ImmutableList<HeldFault>> _faults = ImmutableDictionary<(Guid, string), ImmutableList<HeldFault>>.Empty;

    /// <summary>Raised with the network in which something changed. Handlers must be quick and never throw.</summary>
    public event Action<Guid>? Changed;

    /// <summary>Junctions that have spoken.</summary>
    public IEnumerable<(Guid Network, string Junction)> Junctions => _tracks.Keys;

    /// <summary>What is known of a junction's detectors; empty when none has spoken.</summary>
    public ImmutableDictionary<string, Track> Of(Guid network, string junction) => _tracks.GetValueOrDefault((network, junction)) ?? ImmutableDictionary<string, Track>.Empty;

    /// <summary>Faults of a junction that hold now.</summary>
    public ImmutableList<HeldFault> FaultsOf(Guid network, string junction) => _faults.GetValueOrDefault((network, junction)) ?? [];

    /// <summary>Good readings came, or were found in storage.</summary>
    public void Apply(IEnumerable<StoredReading> readings)
    {
        var networks = new HashSet<Guid>();
        foreach (var (reading, at, same) in readings)
        {
            Change(reading.Network, reading.Junction, reading.Detector, track => track.After(reading, at, same));
            networks.Add(reading.Network);
        }
        foreach (var network in networks)
            Changed?.Invoke(network);
    }

    /// <summary>A reading of a known detector was refused for what it says.</summary>
    public void Refused(Guid network, string junction, string detector, string kind) => Change(network, junction, detector, track => track.Refused(kind));

    /// <summary>Takes over the faults that hold.</summary>
    public void Hold(IEnumerable<HeldFault> faults)
    {
        var before = _faults;
        _faults = faults.GroupBy(f => (f.Network, f.Junction)).ToImmutableDictionary(g => g.Key, g => g.OrderBy(f => f.Detector, StringComparer.Ordinal).ToImmutableList());
        foreach (var network in before.Keys.Concat(_faults.Keys).Where(k => !Same(before.GetValueOrDefault(k), _faults.GetValueOrDefault(k))).Select(k => k.Network).Distinct().ToList())
            Changed?.Invoke(network);
    }

    private static bool Same(ImmutableList<HeldFault>? one, ImmutableList<HeldFault>? other) => (one ?? []).SequenceEqual(other ?? []);

    private void Change(Guid network, string junction, string detector, Func<Track, Track> change) => _tracks.AddOrUpdate(
        (network, junction),
        _ => ImmutableDictionary<string, Track>.Empty.Add(detector, change(new Track())),
        (_, tracks) => tracks.SetItem(detector, change(tracks.GetValueOrDefault(detector) ?? new Track())));
}

/// <summary>A fault that holds.</summary>
internal sealed record HeldFault(Guid Network, string Junction, string Detector, string Kind, DateTimeOffset Since);
