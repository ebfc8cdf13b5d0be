namespace Haechi.Hashing;

/// <summary>What is too much: a small file may claim, or unpack to, any size.</summary>
public sealed record PictureLimits
{
    /// <summary>Limits for pictures from anywhere.</summary>
    public static PictureLimits Default { get; } = new();

    /// <summary>Size of the file in bytes. Default: 64 MiB.</summary>
    public long FileBytes { get; init; } = 64L << 20;

    /// <summary>Width times height, in pixels. Default: 100 million, what the largest telephones take and four bytes each still fit in memory.</summary>
    public long Pixels { get; init; } = 100_000_000;

    /// <summary>The longer side in pixels. Default: 20,000.</summary>
    public int Side { get; init; } = 20_000;
}
