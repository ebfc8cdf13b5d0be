using System.ComponentModel.DataAnnotations;

namespace Haechi.Platform.Deliveries;

/// <summary>Section <c>webhooks</c> of the configuration. Where calls may go stands in <c>web.outgoing</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>Attempts until a delivery becomes a dead letter. 1 to 50, default 12 (about an hour).</summary>
    [Range(1, 50)]
    public int MaxAttempts { get; set; } = 12;

    /// <summary>Pause after the first failure in seconds; it doubles with each further one. Default 1.</summary>
    [Range(0.1, 3600.0)]
    public double FirstPauseSeconds { get; set; } = 1;

    /// <summary>Longest pause in seconds. Default 600.</summary>
    [Range(1.0, 86400.0)]
    public double LongestPauseSeconds { get; set; } = 600;

    /// <summary>How long a receiver may take to answer, in seconds. Default 10.</summary>
    [Range(1.0, 120.0)]
    public double TimeoutSeconds { get; set; } = 10;

    /// <summary>Most events in one delivery. Default 200.</summary>
    [Range(1, 1000)]
    public int BatchEvents { get; set; } = 200;

    /// <summary>Bytes of event bodies after which a delivery takes no further event. Default 1 MiB.</summary>
    [Range(1024, 16777216)]
    public int BatchBytes { get; set; } = 1024 * 1024;

    /// <summary>How long finished deliveries are listed, in days. Dead letters stay until somebody decides. Default 7.</summary>
    [Range(1, 365)]
    public int KeepDays { get; set; } = 7;

    /// <summary>How long a host keeps a subscription to itself without renewing, in seconds; after a crash another host waits so long. Default 30.</summary>
    [Range(5.0, 600.0)]
    public double LeaseSeconds { get; set; } = 30;
}
