namespace Haechi.Platform.Deliveries.Rows;

/// <summary>How far a delivery has come.</summary>
public enum DeliveryStatus
{
    /// <summary>Not acknowledged yet; it is tried until it is or the attempts are used up.</summary>
    Pending,

    /// <summary>The receiver answered 2xx.</summary>
    Delivered,

    /// <summary>All attempts failed; a person decides.</summary>
    Dead,

    /// <summary>A person asked for one more attempt.</summary>
    Replaying,

    /// <summary>A person gave it up.</summary>
    Discarded,
}

/// <summary>Some events on their way to one receiver. Its id is the same over all attempts.</summary>
public sealed class DeliveryRow
{
    public Guid Id { get; set; }
    public Guid SubscriptionId { get; set; }
    public long FromSequence { get; set; }
    public long ToSequence { get; set; }
    public int Events { get; set; }
    public DeliveryStatus Status { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset NextAt { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>HTTP status of the last attempt; null when there was no answer.</summary>
    public int? LastStatus { get; set; }
    public string? LastError { get; set; }

    /// <summary>The events themselves, kept for dead letters because the outbox is pruned.</summary>
    public string? Body { get; set; }
}
