using System.ComponentModel.DataAnnotations;

namespace Haechi.Platform.Cases.Errands;

/// <summary>Section <c>actions</c> of the configuration.</summary>
public sealed class ErrandOptions
{
    /// <summary>Attempts until an action counts as failed. 1 to 50, default 8.</summary>
    [Range(1, 50)]
    public int MaxAttempts { get; set; } = 8;

    /// <summary>Pause after the first failure in seconds; it doubles with each further one. Default 5.</summary>
    [Range(0.1, 3600.0)]
    public double FirstPauseSeconds { get; set; } = 5;

    /// <summary>Longest pause in seconds. Default 600.</summary>
    [Range(1.0, 86400.0)]
    public double LongestPauseSeconds { get; set; } = 600;

    /// <summary>How long a carrier may take, in seconds. After a crash another host waits so long. Default 60.</summary>
    [Range(1.0, 600.0)]
    public double TimeoutSeconds { get; set; } = 60;
}
