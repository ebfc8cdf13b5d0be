namespace Haechi.Hashing.Video;

/// <summary>A range in places of frames.</summary>
internal readonly record struct FoundRange(int QueryFirst, int QueryLast, int OtherFirst, int OtherLast, int Frames, double Distance, bool IsStill)
{
    public bool Holds(FramePair pair) => pair.Query >= QueryFirst && pair.Query <= QueryLast && pair.Other >= OtherFirst && pair.Other <= OtherLast;

    /// <summary>Whether another one lies no more than so many frames away in both videos.</summary>
    public bool IsNear(FoundRange range, int here, int there) =>
        Apart(QueryFirst, QueryLast, range.QueryFirst, range.QueryLast) <= here && Apart(OtherFirst, OtherLast, range.OtherFirst, range.OtherLast) <= there;

    public VideoRange Told(HashedVideo query, HashedVideo other) => new(
        query.Frames[QueryFirst].Seconds,
        query.EndOf(QueryLast),
        other.Frames[OtherFirst].Seconds,
        other.EndOf(OtherLast),
        Frames,
        Distance,
        IsStill);

    // Frames between the end of one and the start of the other; 0 or less where they share some.
    private static int Apart(int first, int last, int otherFirst, int otherLast) => Math.Max(first, otherFirst) - Math.Min(last, otherLast);
}
