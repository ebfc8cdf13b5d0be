namespace Haechi.Hashing.Video;

/// <summary>Which videos are refused, and in which words.</summary>
internal static class VideoChecks
{
    // What cameras, browsers, telephones and sites write, and have written in thirty years.
    private static readonly HashSet<string> Codings =
    [
        "h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "mpeg2video", "mpeg1video", "msmpeg4v2", "msmpeg4v3", "wmv1", "wmv2", "wmv3", "vc1", "flv1",
        "h263", "theora", "mjpeg", "prores", "dnxhd", "gif", "apng", "png", "dvvideo", "ffv1", "rawvideo", "vp6", "vp6f",
    ];

    /// <summary>Refuses by what the file tells of itself, before anything is decoded.</summary>
    public static VideoResult? Of(VideoFacts? facts, string complaint, double rate, VideoLimits limits)
    {
        if (facts is null)
        {
            return IsMemory(complaint)
                ? TooCostly(limits)
                : No(VideoRefusal.NotAVideo, "It is no MP4, MOV, WebM, Matroska, AVI, MPEG, FLV, WMV, Ogg or GIF that can be read, or its beginning or its table of contents is missing. The content counts, not the name; playlists are not followed.");
        }

        if (!facts.HasVideo)
            return No(VideoRefusal.NoVideoStream, "There are no moving pictures in it, only sound, a cover or subtitles.");
        if (complaint.Contains("Picture size ", StringComparison.Ordinal) && Math.Max(facts.Width, facts.Height) == 0)
            return No(VideoRefusal.TooManyPixels, $"It claims pictures larger than any decoder takes; the limits are {limits.Side:N0} along a side and {limits.Pixels:N0} pixels in all. Save it smaller.");
        if (!Codings.Contains(facts.Coding))
            return No(VideoRefusal.UnknownCoding, $"Its pictures are coded as \"{facts.Coding}\", which is not decoded here. Save it as H.264, VP9 or AV1.");
        if (Math.Max(facts.Width, facts.Height) > limits.Side || (long)facts.Width * facts.Height > limits.Pixels)
            return No(VideoRefusal.TooManyPixels, $"Its pictures have {facts.Width:N0} × {facts.Height:N0} pixels; the limits are {limits.Side:N0} along a side and {limits.Pixels:N0} in all. Save it smaller, or raise the limits.");
        if (facts.Width <= 0 || facts.Height <= 0)
            return No(VideoRefusal.NoFrames, "It tells no size of its pictures: none of them can be decoded. Fetch it again.");
        if (Math.Min(facts.Width, facts.Height) < 5)
            return TooSmall(facts.Width, facts.Height);
        return (facts.StreamSeconds ?? facts.Seconds) * rate > limits.Frames ? TooLong(limits) : null;
    }

    /// <summary>Decides when decoding has ended.</summary>
    public static VideoResult Result(List<VideoFrame> frames, double rate, VideoFacts facts, int code, string errors)
    {
        if (frames.Count == 0)
        {
            return IsMemory(errors)
                ? No(VideoRefusal.TooCostly, "It takes more memory than a video may. Save it smaller.")
                : No(VideoRefusal.NoFrames, "Not one of its pictures can be decoded: it has no length, or it is broken. Fetch it again.");
        }

        var shown = HashedVideo.TimeOf(frames.Count, rate) / 1000.0;
        var video = new HashedVideo(rate, (int)Math.Round(1000 * Length(frames.Count, rate, facts)), frames);

        // A container is as long as its longest stream, which may be sound; only with a complaint it tells of missing pictures.
        var claimed = facts.StreamSeconds ?? (errors.Length > 0 || code != 0 ? facts.Seconds : null) ?? 0;
        return shown + Math.Max(2 / rate, 0.02 * claimed) < claimed
            ? new VideoResult(video, VideoRefusal.Damaged, FormattableString.Invariant($"It ends after {shown:0.#} of {claimed:0.#} seconds: the rest is missing or damaged. Fetch it again."))
            : new VideoResult(video, null, "");
    }

    public static VideoResult TooLong(VideoLimits limits) =>
        No(VideoRefusal.TooLong, $"It has, or claims, more than {limits.Frames:N0} frames at this rate. Cut it, take fewer frames a second, or raise the limit.");

    public static VideoResult TooSmall(int width, int height) =>
        No(VideoRefusal.TooSmall, $"Its pictures have {width:N0} × {height:N0} pixels; fewer than 5 along a side tell nothing.");

    private static VideoResult TooCostly(VideoLimits limits) =>
        No(VideoRefusal.TooCostly, $"It takes more than {limits.Memory >> 20:N0} MiB of memory to read. Save it anew.");

    // The length that it tells, where the frames agree: the last one is shown for a part of its time only.
    private static double Length(int frames, double rate, VideoFacts facts)
    {
        var claimed = facts.StreamSeconds ?? facts.Seconds ?? 0;
        return claimed > HashedVideo.TimeOf(frames - 1, rate) / 1000.0 && claimed <= frames / rate ? claimed : frames / rate;
    }

    private static bool IsMemory(string complaint) => complaint.Contains("Cannot allocate memory", StringComparison.Ordinal);

    private static VideoResult No(VideoRefusal refusal, string reason) => new(null, refusal, reason);
}
