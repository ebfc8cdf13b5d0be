using System.ComponentModel.DataAnnotations;

namespace Haechi.Platform.Outbox;

/// <summary>Section <c>outbox</c> of the configuration.</summary>
public sealed class OutboxOptions
{
    /// <summary>How long delivered messages are kept for live followers that were away, in hours. Default 24.</summary>
    [Range(1, 8760)]
    public int KeepHours { get; set; } = 24;

    /// <summary>How often the outbox is pruned, in minutes. Default 10.</summary>
    [Range(1, 1440)]
    public int PruneMinutes { get; set; } = 10;
}
