using Haechi.Hashing.Search;

namespace Haechi.Hashing.Video;

/// <summary>When frames count as the same, and how far a copy may drift.</summary>
public sealed record VideoMatchRules
{
    /// <summary>The rules of vPDQ, and what copies on the net need.</summary>
    public static VideoMatchRules Default { get; } = new();

    /// <summary>Bits in which the same frame may differ: 0 to 256. Default: 31.</summary>
    public int Distance { get; init; } = HashIndex.SameDistance;

    /// <summary>Frames of lower quality are left out on both sides, before anything is counted. Default: 50. Black and flat frames would match each other.</summary>
    public int LowestQuality { get; init; } = 50;

    /// <summary>How much faster or slower a copy may run, as a share. Default: 0.06, so that 5 % and a little is found as one range.</summary>
    public double Drift { get; init; } = 0.06;

    /// <summary>Seconds of the query without a matching frame that do not end a range: cuts, captions, black. Default: 10.</summary>
    public double Gap { get; init; } = 10;

    /// <summary>The most ranges that are told of two videos, those of most frames first. Default: 50.</summary>
    public int Ranges { get; init; } = 50;
}
