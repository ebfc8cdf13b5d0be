using Haechi.Hashing.Search;

namespace Haechi.Hashing.Video;

/// <summary>Compares two videos, or a picture and a video, frame by frame. For many videos at once: <see cref="VideoIndex"/>.</summary>
public static class VideoMatcher
{
    /// <summary>How much of two videos is the same, and where.</summary>
    /// <param name="query">The one asked about.</param>
    /// <param name="other">The one it is compared with.</param>
    /// <param name="rules">When frames count as the same; null for <see cref="VideoMatchRules.Default"/>.</param>
    public static VideoMatch Compare(HashedVideo query, HashedVideo other, VideoMatchRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(other);
        rules ??= VideoMatchRules.Default;
        var (from, to, pairs) = (FrameRun.Of(query, rules.LowestQuality), FrameRun.Of(other, rules.LowestQuality), new FramePairs(query, other));
        foreach (var one in from)
        {
            foreach (var two in to)
            {
                if (one.Hash.DistanceTo(two.Hash) is var distance && distance <= rules.Distance)
                    pairs.Add(one, two, distance);
            }
        }

        return Of(query, other, from, to, pairs, rules);
    }

    /// <summary>When a picture is seen in a video.</summary>
    /// <param name="forms">The picture's hash, or its eight (<see cref="PdqOrientations.Of"/>). A picture of low quality matches what is unlike it: do not ask for one.</param>
    /// <param name="video">The video.</param>
    /// <param name="rules">When frames count as the same; null for <see cref="VideoMatchRules.Default"/>.</param>
    public static IReadOnlyList<PictureRange> Find(ReadOnlySpan<PdqHash> forms, HashedVideo video, VideoMatchRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(video);
        rules ??= VideoMatchRules.Default;
        var found = new List<PictureSighting>();
        foreach (var run in FrameRun.Of(video, rules.LowestQuality))
        {
            var nearest = new PictureSighting(run.First, run.Last, rules.Distance + 1, PdqOrientation.Original);
            for (var form = 0; form < forms.Length; form++)
            {
                if (run.Hash.DistanceTo(forms[form]) is var distance && distance < nearest.Distance)
                    nearest = nearest with { Distance = distance, Orientation = (PdqOrientation)form };
            }

            if (nearest.Distance <= rules.Distance)
                found.Add(nearest);
        }

        return PictureSighting.Joined(found, video);
    }

    internal static VideoMatch Of(HashedVideo query, HashedVideo other, List<FrameRun> from, List<FrameRun> to, FramePairs pairs, VideoMatchRules rules) => new(
        Percent(pairs.QueryFrames, from),
        Percent(pairs.OtherFrames, to),
        pairs.QueryFrames,
        pairs.OtherFrames,
        new RangeFinder(query, other, pairs.Sorted(), pairs.Step, rules).Find());

    private static double Percent(int found, List<FrameRun> of) => found == 0 ? 0 : 100.0 * found / of.Sum(run => run.Last - run.First + 1);
}
