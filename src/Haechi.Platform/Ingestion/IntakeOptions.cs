using System.ComponentModel.DataAnnotations;

namespace Haechi.Platform.Ingestion;

/// <summary>Section <c>ingestion</c> of the configuration.</summary>
public sealed class IntakeOptions
{
    /// <summary>Most items in one request. 1 to 10,000, default 1,000.</summary>
    [Range(1, 10000)]
    public int MaxBatch { get; set; } = 1_000;

    /// <summary>Largest request body in bytes. Default 8 MiB.</summary>
    [Range(1024, 67108864)]
    public int MaxBodyBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>Requests that may wait for the next commit; one more is answered 503. Default 2,048.</summary>
    [Range(1, 100000)]
    public int QueueRequests { get; set; } = 2_048;

    /// <summary>Items that may wait for the next commit; one more is answered 503. Default 50,000.</summary>
    [Range(1, 1000000)]
    public int QueueItems { get; set; } = 50_000;

    /// <summary>Items after which a commit takes no further request; more of them make fewer syncs but longer waits. Default 1,000.</summary>
    [Range(1, 100000)]
    public int GroupItems { get; set; } = 1_000;

    /// <summary>How long a request's key is remembered for replays, in days. Default 7.</summary>
    [Range(1, 365)]
    public int KeepKeysDays { get; set; } = 7;
}
