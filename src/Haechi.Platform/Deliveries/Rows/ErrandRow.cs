namespace Haechi.Platform.Deliveries.Rows;

/// <summary>What an errand does with its action.</summary>
public enum ErrandStep
{
    /// <summary>Carry it out.</summary>
    Carry,

    /// <summary>Take it back.</summary>
    Undo,
}

/// <summary>An action that waits to be carried out or taken back. Gone once its outcome is on the case.</summary>
public sealed class ErrandRow
{
    public Guid ActionId { get; set; }
    public ErrandStep Step { get; set; }
    public Guid CaseId { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset NextAt { get; set; }
    public string? LeaseOwner { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }
    public string? LastError { get; set; }
    public int Version { get; set; }
}
