namespace Haechi.Platform.Outbox;

/// <summary>Section <c>outbox</c> of the configuration.</summary>
public sealed class OutboxOptions
{
    /// <summary>How long delivered messages are kept for live followers that were away, in hours. Default 24.</summary>
    public int KeepHours { get; set; } = 24;

    /// <summary>How often the outbox is pruned, in minutes. Default 10.</summary>
    public int PruneMinutes { get; set; } = 10;
}
