namespace Haechi.Hashing.Video;

/// <summary>A frame of a video.</summary>
/// <param name="Milliseconds">When it is shown, from the start of the video.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Quality">How much there is to see: 0 to 100. A black frame has 0.</param>
public readonly record struct VideoFrame(int Milliseconds, PdqHash Hash, int Quality)
{
    /// <summary>When it is shown, in seconds from the start of the video.</summary>
    public double Seconds => Milliseconds / 1000.0;
}

/// <summary>What hashing says of a video: hashes of what is shown at regular times.</summary>
public sealed class HashedVideo
{
    /// <summary>Takes frames as they are.</summary>
    /// <param name="rate">Frames to a second; above 0.</param>
    /// <param name="milliseconds">Length of the video; at least the time of the last frame.</param>
    /// <param name="frames">The frames, in ascending time.</param>
    /// <exception cref="ArgumentException">The rate is not above 0, or times do not ascend within the length.</exception>
    public HashedVideo(double rate, int milliseconds, IReadOnlyList<VideoFrame> frames)
    {
        ArgumentNullException.ThrowIfNull(frames);
        if (!(rate > 0) || double.IsInfinity(rate))
            throw new ArgumentException($"A rate is a number above 0; {rate} is none.", nameof(rate));
        for (var at = 0; at < frames.Count; at++)
        {
            if (frames[at].Milliseconds < 0 || frames[at].Milliseconds > milliseconds || (at > 0 && frames[at].Milliseconds <= frames[at - 1].Milliseconds))
                throw new ArgumentException($"Frame {at} is at {frames[at].Milliseconds} ms: times ascend from 0 to the length, {milliseconds} ms.", nameof(frames));
        }

        (Rate, Milliseconds, Frames) = (rate, milliseconds, frames);
    }

    /// <summary>Frames that were hashed to each second.</summary>
    public double Rate { get; }

    /// <summary>Length in milliseconds.</summary>
    public int Milliseconds { get; }

    /// <summary>Length in seconds.</summary>
    public double Seconds => Milliseconds / 1000.0;

    /// <summary>The frames, in ascending time.</summary>
    public IReadOnlyList<VideoFrame> Frames { get; }

    /// <summary>When a frame's time ends, in seconds: when the next one is shown, at the latest at the end of the video.</summary>
    internal double EndOf(int frame) => Math.Max(Frames[frame].Seconds, Math.Min(Frames[frame].Seconds + (1 / Rate), Seconds));

    /// <summary>The time of a frame at a rate, in whole milliseconds.</summary>
    public static int TimeOf(int frame, double rate) => (int)Math.Min(Math.Round(frame * 1000.0 / rate), int.MaxValue);
}
