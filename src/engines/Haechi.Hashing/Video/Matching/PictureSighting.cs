namespace Haechi.Hashing.Video;

/// <summary>Frames of a video that show a picture.</summary>
/// <param name="First">Place of the first.</param>
/// <param name="Last">Place of the last.</param>
/// <param name="Distance">The nearest of their distances.</param>
/// <param name="Orientation">The form of the picture that lies nearest.</param>
internal readonly record struct PictureSighting(int First, int Last, int Distance, PdqOrientation Orientation)
{
    // One frame between two sightings, a flash or a caption, does not end what is seen.
    private const int Missing = 1;

    /// <summary>Joins sightings in the order of the video to times.</summary>
    public static List<PictureRange> Joined(List<PictureSighting> sightings, HashedVideo video)
    {
        var ranges = new List<PictureRange>();
        for (var at = 0; at < sightings.Count;)
        {
            var (first, frames, nearest, last) = (at, 0, sightings[at], sightings[at].Last);
            for (; at < sightings.Count && (at == first || sightings[at].First - last <= 1 + Missing); at++)
            {
                frames += sightings[at].Last - sightings[at].First + 1;
                last = sightings[at].Last;
                nearest = sightings[at].Distance < nearest.Distance ? sightings[at] : nearest;
            }

            ranges.Add(new PictureRange(video.Frames[sightings[first].First].Seconds, video.EndOf(last), frames, nearest.Distance, nearest.Orientation));
        }

        return ranges;
    }
}
