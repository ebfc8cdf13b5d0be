using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;

namespace Haechi.Platform.Rooms.Rows;

/// <summary>Stored <see cref="Case"/>; its parts are in the rows below.</summary>
public sealed class CaseRow
{
    public Guid Id { get; set; }
    public string Number { get; set; } = "";
    public string ServiceId { get; set; } = "";
    public string Kind { get; set; } = "";
    public string Title { get; set; } = "";
    public Severity Severity { get; set; }

    /// <summary>The severity as a number, 0 to 3, because queues order by it.</summary>
    public int SeverityRank { get; set; }
    public CaseStatus Status { get; set; }
    public string Department { get; set; } = "";
    public string? Subject { get; set; }
    public string? JoinKey { get; set; }
    public string? PlaceName { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public DateTimeOffset OpenedAt { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public string? AssigneeId { get; set; }
    public string? AssigneeName { get; set; }

    /// <summary>JSON array of finding ids in order of arrival.</summary>
    public string Findings { get; set; } = "[]";

    /// <summary>Counts changes; two people who change the same version cannot both win.</summary>
    public int Version { get; set; }
}

/// <summary>Stored <see cref="Decision"/>. Exactly one of the two pairs is filled; a check constraint says so.</summary>
public sealed class DecisionRow
{
    public Guid Id { get; set; }
    public Guid CaseId { get; set; }
    public Verdict Verdict { get; set; }
    public string Reason { get; set; } = "";
    public string Findings { get; set; } = "[]";
    public DateTimeOffset At { get; set; }
    public string? PersonId { get; set; }
    public string? PersonName { get; set; }
    public string? RuleId { get; set; }
    public string? ActionKind { get; set; }
}

/// <summary>Stored <see cref="CaseAction"/>. The decision is a foreign key: the database, too, knows no action without one.</summary>
public sealed class ActionRow
{
    public Guid Id { get; set; }
    public Guid CaseId { get; set; }
    public Guid DecisionId { get; set; }
    public int Position { get; set; }
    public string Kind { get; set; } = "";
    public string Target { get; set; } = "";
    public string Content { get; set; } = "";
    public bool Undoable { get; set; }
    public DateTimeOffset? Until { get; set; }
    public DateTimeOffset OrderedAt { get; set; }
    public ActionStatus Status { get; set; }
    public string? Outcome { get; set; }
    public DateTimeOffset? ChangedAt { get; set; }
}

/// <summary>Stored <see cref="CaseEvent"/>.</summary>
public sealed class CaseEventRow
{
    public Guid CaseId { get; set; }
    public int Sequence { get; set; }
    public DateTimeOffset At { get; set; }
    public ActorKind ActorKind { get; set; }
    public string ActorId { get; set; } = "";
    public string ActorName { get; set; } = "";
    public CaseEventKind Kind { get; set; }
    public string Text { get; set; } = "";
    public Guid? Reference { get; set; }
}
