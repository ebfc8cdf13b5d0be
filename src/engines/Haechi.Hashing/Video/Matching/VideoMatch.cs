namespace Haechi.Hashing.Video;

/// <summary>How much of two videos is the same, as vPDQ defines it, and where.</summary>
/// <param name="QueryPercent">Share of the query's frames that have a frame of the other within the distance: 0 to 100. Frames of low quality do not count.</param>
/// <param name="OtherPercent">The same the other way round.</param>
/// <param name="QueryFrames">Frames of the query that were found.</param>
/// <param name="OtherFrames">Frames of the other that were found.</param>
/// <param name="Ranges">Which seconds lie where, in the order of the query.</param>
/// <param name="Orientation">How the query had to be turned or mirrored.</param>
public sealed record VideoMatch(double QueryPercent, double OtherPercent, int QueryFrames, int OtherFrames, IReadOnlyList<VideoRange> Ranges, PdqOrientation Orientation = PdqOrientation.Original);

/// <summary>A part of the query that lies in the other. Times are in seconds from the start; the end is where the last frame's time ends.</summary>
/// <param name="QueryFrom">Where it begins in the query.</param>
/// <param name="QueryTo">Where it ends in the query.</param>
/// <param name="OtherFrom">Where it begins in the other.</param>
/// <param name="OtherTo">Where it ends in the other.</param>
/// <param name="Frames">Frames that agree.</param>
/// <param name="Distance">Mean distance of the frames that agree.</param>
/// <param name="IsStill">Whether it is one picture that stands, in both. Then lengths say nothing of each other.</param>
public sealed record VideoRange(double QueryFrom, double QueryTo, double OtherFrom, double OtherTo, int Frames, double Distance, bool IsStill)
{
    /// <summary>Seconds of the other for a second of the query: above 1 when the query runs faster. 1 for stills and below ten seconds, where it cannot be told.</summary>
    public double Speed => IsStill || QueryTo - QueryFrom < 10 ? 1 : (OtherTo - OtherFrom) / (QueryTo - QueryFrom);
}

/// <summary>When a picture is seen in a video.</summary>
/// <param name="From">Second of the first frame.</param>
/// <param name="To">Where the last frame's time ends, in seconds.</param>
/// <param name="Frames">Frames that agree.</param>
/// <param name="Distance">The nearest of their distances.</param>
/// <param name="Orientation">The form of the picture that lies nearest.</param>
public sealed record PictureRange(double From, double To, int Frames, int Distance, PdqOrientation Orientation);
