using System.Diagnostics.CodeAnalysis;
using Haechi.Hashing;
using Haechi.Hashing.Search;
using Haechi.OnlineSafety.ImageRemoval.Requests;

namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>What a collected picture or frame matched.</summary>
/// <param name="Reference">The nearest hash of one reference picture or video.</param>
/// <param name="Distance">Bits.</param>
/// <param name="Orientation">How the found picture would have to be turned to fit.</param>
/// <param name="Part">Which part of the found picture fits, such as <c>unframed-1</c>; empty for the whole.</param>
internal sealed record ReferenceMatch(ActiveReference Reference, int Distance, PdqOrientation Orientation, string Part = "");

/// <summary>Finds what is watched for, in all eight orientations of a picture and of its parts at once.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Searches may still be in it when the next one takes its place; its memory is given back when nobody holds it.")]
internal sealed class ReferenceIndex
{
    private readonly ActiveReference[] _references;
    private readonly HashIndex _index;
    private readonly Dictionary<Guid, int> _sizes;

    /// <param name="snapshot">What is watched for.</param>
    /// <param name="lowestQuality">References below are left out: they would match much that is unlike.</param>
    public ReferenceIndex(ReferenceSnapshot snapshot, int lowestQuality)
    {
        (Version, LowestQuality) = (snapshot.Version, lowestQuality);
        _references = [.. snapshot.All.Where(r => r.Quality >= lowestQuality)];
        _sizes = _references.CountBy(reference => reference.MediaId).ToDictionary();
        _index = HashIndex.Build(_references.Select((reference, at) => new HashEntry(at, reference.Hash)));
    }

    public long Version { get; }

    public int LowestQuality { get; }

    /// <summary>The nearest hash of each reference picture or video within the distance, nearest first.</summary>
    /// <param name="picture">A picture, with the parts that are to be looked up too.</param>
    /// <param name="distance">Greatest distance that counts.</param>
    public IReadOnlyList<ReferenceMatch> Find(HashedPicture picture, int distance)
    {
        PdqHash[] forms = [.. picture.Orientations(), .. picture.Views.SelectMany(view => view.Picture.Orientations())];
        return [.. _index.Find(forms, distance).DistinctBy(match => _references[match.Id].MediaId).Select(match => MatchOf(picture, match))];
    }

    /// <summary>Every reference hash within the distance of a frame, in any of its orientations, nearest first.</summary>
    public IEnumerable<ReferenceMatch> FindAll(PdqHash frame, int distance) =>
        _index.Find(PdqOrientations.Of(frame), distance).Select(match => new ReferenceMatch(_references[match.Id], match.Distance, match.Orientation));

    /// <summary>How many hashes are watched for of a reference picture or video.</summary>
    public int SizeOf(Guid mediaId) => _sizes.GetValueOrDefault(mediaId);

    // The index numbers the forms as they were given: eight of the whole, then eight of each part.
    private ReferenceMatch MatchOf(HashedPicture picture, HashMatch match)
    {
        var (part, orientation) = Math.DivRem((int)match.Orientation, PdqOrientations.Count);
        return new(_references[match.Id], match.Distance, (PdqOrientation)orientation, part == 0 ? "" : picture.Views[part - 1].Name);
    }
}
