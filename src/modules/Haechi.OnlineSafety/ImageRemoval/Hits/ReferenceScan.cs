using Haechi.Hashing;
using Haechi.OnlineSafety.ImageRemoval.Requests;

namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>What a collected picture matched.</summary>
/// <param name="Reference">The nearest hash of one reference picture or video.</param>
/// <param name="Distance">Bits.</param>
/// <param name="Orientation">How the found picture would have to be turned to fit.</param>
internal sealed record ReferenceMatch(ActiveReference Reference, int Distance, PdqOrientation Orientation);

/// <summary>Compares the eight orientations of a picture with everything that is watched for, one after the other.</summary>
internal sealed class ReferenceScan
{
    private readonly IReadOnlyList<ActiveReference> _references;

    /// <param name="snapshot">What is watched for.</param>
    /// <param name="lowestQuality">References below are left out: they would match much that is unlike.</param>
    public ReferenceScan(ReferenceSnapshot snapshot, int lowestQuality)
    {
        Version = snapshot.Version;
        _references = [.. snapshot.All.Where(r => r.Quality >= lowestQuality)];
    }

    public long Version { get; }

    /// <summary>The nearest hash of each reference picture or video within the distance.</summary>
    /// <param name="turned">Eight hashes in the order of <see cref="PdqOrientation"/>.</param>
    /// <param name="distance">Greatest distance that counts.</param>
    public IReadOnlyList<ReferenceMatch> Find(ReadOnlySpan<PdqHash> turned, int distance)
    {
        Dictionary<Guid, ReferenceMatch>? nearest = null;
        foreach (var reference in _references)
        {
            for (var i = 0; i < turned.Length; i++)
            {
                var apart = turned[i].DistanceTo(reference.Hash);
                if (apart <= distance && (nearest is null || !nearest.TryGetValue(reference.MediaId, out var known) || known.Distance > apart))
                    (nearest ??= [])[reference.MediaId] = new(reference, apart, (PdqOrientation)i);
            }
        }

        return nearest is null ? [] : [.. nearest.Values];
    }
}
