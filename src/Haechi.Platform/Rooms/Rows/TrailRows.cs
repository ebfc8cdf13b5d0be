using Haechi.Kernel.Rooms;

namespace Haechi.Platform.Rooms.Rows;

/// <summary>Stored audit record.</summary>
public sealed class AuditRow
{
    public long Sequence { get; set; }
    public DateTimeOffset At { get; set; }
    public ActorKind ActorKind { get; set; }
    public string ActorId { get; set; } = "";
    public string ActorName { get; set; } = "";
    public string Act { get; set; } = "";
    public string SubjectKind { get; set; } = "";
    public string SubjectId { get; set; } = "";
    public string? ServiceId { get; set; }
    public string Detail { get; set; } = "{}";
    public string PreviousHash { get; set; } = "";
    public string Hash { get; set; } = "";
}

/// <summary>Where the trail ends: one row, locked by every writer, so that rows follow each other without a gap.</summary>
public sealed class AuditHeadRow
{
    public int Id { get; set; }
    public long Sequence { get; set; }
    public string Hash { get; set; } = "";
}

/// <summary>A message that was committed with its change and is sent afterwards.</summary>
public sealed class OutboxRow
{
    public long Sequence { get; set; }
    public DateTimeOffset At { get; set; }
    public string Topic { get; set; } = "";
    public string ServiceId { get; set; } = "";
    public string Body { get; set; } = "{}";
}

/// <summary>How far a consumer of the outbox has come.</summary>
public sealed class OutboxCursorRow
{
    public string Consumer { get; set; } = "";
    public long Sequence { get; set; }
}

/// <summary>A message that a consumer could not take; kept for a person to look at.</summary>
public sealed class OutboxParkedRow
{
    public string Consumer { get; set; } = "";
    public long Sequence { get; set; }
    public DateTimeOffset At { get; set; }
    public string Topic { get; set; } = "";
    public string ServiceId { get; set; } = "";
    public string Body { get; set; } = "{}";
    public DateTimeOffset ParkedAt { get; set; }

    /// <summary>Why it failed last; empty when that was not kept yet.</summary>
    public string Reason { get; set; } = "";
}
