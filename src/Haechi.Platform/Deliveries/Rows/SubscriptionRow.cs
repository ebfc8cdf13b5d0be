using Haechi.Platform.PersonalData;

namespace Haechi.Platform.Deliveries.Rows;

/// <summary>Whether a subscription is served.</summary>
public enum SubscriptionState
{
    /// <summary>Events are sent.</summary>
    Active,

    /// <summary>Events wait until it is resumed.</summary>
    Paused,
}

/// <summary>A receiver outside and how far it has come.</summary>
public sealed class SubscriptionRow
{
    public Guid Id { get; set; }
    public string Name { get; set; } = "";
    public string Url { get; set; } = "";

    /// <summary>Topic patterns, separated by spaces; empty for all.</summary>
    public string Topics { get; set; } = "";

    /// <summary>Service ids, separated by spaces; empty for all.</summary>
    public string Services { get; set; } = "";
    public SealedText Secret { get; set; }
    public SubscriptionState State { get; set; }

    /// <summary>Everything up to this sequence of the outbox is delivered, dead or not wanted.</summary>
    public long Position { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public string CreatedBy { get; set; } = "";

    /// <summary>The host that serves it now.</summary>
    public string? LeaseOwner { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public int Version { get; set; }
}
