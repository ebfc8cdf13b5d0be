namespace Haechi.Platform.Deliveries;

/// <summary>Section <c>webhooks</c> of the configuration. Where calls may go stands in <c>web.outgoing</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>Attempts until a delivery becomes a dead letter. 1 to 50, default 12 (about an hour).</summary>
    public int MaxAttempts { get; set; } = 12;

    /// <summary>Pause after the first failure in seconds; it doubles with each further one. Default 1.</summary>
    public double FirstPauseSeconds { get; set; } = 1;

    /// <summary>Longest pause in seconds. Default 600.</summary>
    public double LongestPauseSeconds { get; set; } = 600;

    /// <summary>How long a receiver may take to answer, in seconds. Default 10.</summary>
    public double TimeoutSeconds { get; set; } = 10;

    /// <summary>Most events in one delivery. Default 200.</summary>
    public int BatchEvents { get; set; } = 200;

    /// <summary>Bytes of event bodies after which a delivery takes no further event. Default 1 MiB.</summary>
    public int BatchBytes { get; set; } = 1024 * 1024;

    /// <summary>How long finished deliveries are listed, in days. Dead letters stay until somebody decides. Default 7.</summary>
    public int KeepDays { get; set; } = 7;

    /// <summary>How long a host keeps a subscription to itself without renewing, in seconds; after a crash another host waits so long. Default 30.</summary>
    public double LeaseSeconds { get; set; } = 30;
}
