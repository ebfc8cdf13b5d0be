namespace Haechi.Documents;

/// <summary>How much a reader takes in before it refuses. The defaults suit one process with 1 GB to spare.</summary>
public sealed record DocumentLimits
{
    /// <summary>Largest file, in bytes; CSV is read row by row and has no such limit. Default: 256 MB.</summary>
    public long MaxFileBytes { get; init; } = 256L << 20;

    /// <summary>Largest text, Markdown or HTML file, in bytes. Default: 32 MB.</summary>
    public long MaxTextBytes { get; init; } = 32L << 20;

    /// <summary>Most entries of a zip. Default: 10,000.</summary>
    public int MaxZipEntries { get; init; } = 10_000;

    /// <summary>Most bytes that are unpacked from one zip. Default: 256 MB.</summary>
    public long MaxUnpackedBytes { get; init; } = 256L << 20;

    /// <summary>Most bytes out of one byte in, looked at beyond the first megabyte. Default: 200.</summary>
    public int MaxZipRatio { get; init; } = 200;

    /// <summary>Deepest nesting of markup. Default: 200.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>Most elements of one XML part. Default: 2,000,000.</summary>
    public int MaxElements { get; init; } = 2_000_000;

    /// <summary>Most squares (rows × columns) of one table. Default: 200,000.</summary>
    public int MaxTableSquares { get; init; } = 200_000;

    /// <summary>Most rows of a CSV that become a document; further rows are left out with a warning. Streaming has no limit. Default: 10,000.</summary>
    public int MaxCsvRows { get; init; } = 10_000;

    /// <summary>Most characters of one CSV row. Default: 1,000,000.</summary>
    public int MaxCsvRow { get; init; } = 1_000_000;

    /// <summary>Most pages of a PDF; further pages are left out with a warning. Default: 5,000.</summary>
    public int MaxPages { get; init; } = 5_000;
}
