namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>How much of a found video agrees with one reference picture or video, both ways as vPDQ counts it.</summary>
/// <param name="Frames">Frames of the found video that agree.</param>
/// <param name="Compared">Frames of the found video that there is enough to see in.</param>
/// <param name="References">Hashes of the reference that agree with some frame.</param>
/// <param name="Entrusted">Hashes that are watched for of the reference.</param>
/// <param name="Shown">When it is shown, seconds from the beginning.</param>
internal sealed record VideoShare(int Frames, int Compared, int References, int Entrusted, IReadOnlyList<ShownRange> Shown);

/// <param name="From">Second of the first frame that agrees.</param>
/// <param name="To">Where the time of the last frame ends.</param>
internal sealed record ShownRange(double From, double To);
