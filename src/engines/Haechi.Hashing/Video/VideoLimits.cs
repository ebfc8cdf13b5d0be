namespace Haechi.Hashing.Video;

/// <summary>What is too much: a small file may claim, or unpack to, any size and length.</summary>
public sealed record VideoLimits
{
    /// <summary>Limits for videos from anywhere.</summary>
    public static VideoLimits Default { get; } = new();

    /// <summary>Width times height, in pixels. Default: 36 million, a little more than 8K.</summary>
    public long Pixels { get; init; } = 36_000_000;

    /// <summary>The longer side in pixels. Default: 16,384.</summary>
    public int Side { get; init; } = 16_384;

    /// <summary>Frames that are hashed. Default: 36,000, ten hours at one a second.</summary>
    public int Frames { get; init; } = 36_000;

    /// <summary>Time for one video, on the clock and, times the threads, of the processor. Default: 20 minutes.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Address space of ffmpeg in bytes. Default: 3 GiB; an 8K video takes about one, and threads reserve more than they use.</summary>
    public long Memory { get; init; } = 3L << 30;

    /// <summary>Threads of one ffmpeg. Default: one for each processor, at most four.</summary>
    public int Threads { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Videos that are decoded at the same time by one <see cref="VideoHasher"/>; others wait. Default: 1.</summary>
    public int AtOnce { get; init; } = 1;
}
