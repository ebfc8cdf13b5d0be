using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;

namespace Haechi.Traffic.SmartIntersections.Plans.Storage;

/// <summary>How far the computing and simulating of a plan has come.</summary>
internal enum PlanJob
{
    /// <summary>Nothing is to be done.</summary>
    None,

    /// <summary>Waits for a host.</summary>
    Waiting,

    /// <summary>A host computes or simulates.</summary>
    Running,

    /// <summary>It came to an end without a result; why is written beside it.</summary>
    Failed,
}

/// <summary>A signal plan (신호계획) with all that led to it.</summary>
internal sealed class PlanRow
{
    /// <summary>Version 7 UUID.</summary>
    public Guid Id { get; set; }

    public Guid NetworkId { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Day of the counts, Seoul time.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Names of the signals, JSON.</summary>
    public string Signals { get; set; } = "[]";

    /// <summary>Counts within the hours that were chosen, as lines of the engine's file of counts.</summary>
    public string Counts { get; set; } = "";

    /// <summary>Where the counts come from: a file's name, or the count store.</summary>
    public string CountsName { get; set; } = "";

    public int Seeds { get; set; }

    /// <summary>The time-of-day plan of the present revision, JSON; null until it is computed.</summary>
    public string? Plan { get; set; }

    /// <summary>The last trial, JSON; null until one came to its end.</summary>
    public string? Trial { get; set; }

    public PlanStatus Status { get; set; }

    public int Revision { get; set; } = 1;

    public int SimulatedRevision { get; set; }

    public int ApprovedRevision { get; set; }

    public Guid? DecisionId { get; set; }

    public Guid? CaseId { get; set; }

    public string? CaseNumber { get; set; }

    public PlanJob Job { get; set; }

    /// <summary>Simulated seconds that are done.</summary>
    public long JobDone { get; set; }

    public long JobAll { get; set; }

    /// <summary>How often a host took the job up; above 1 when one was cut.</summary>
    public int JobAttempts { get; set; }

    public string? JobFault { get; set; }

    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Intervals that the watch has seen, JSON.</summary>
    public string? Watched { get; set; }

    public DateTimeOffset? WatchDueAt { get; set; }

    public string MadeById { get; set; } = "";

    public string MadeByName { get; set; } = "";

    public DateTimeOffset MadeAt { get; set; }

    public bool IsDemo { get; set; }

    public int Version { get; set; }

    public PlanState State
    {
        get => new(Status, Revision, SimulatedRevision, ApprovedRevision, DecisionId);
        set => (Status, Revision, SimulatedRevision, ApprovedRevision, DecisionId) = (value.Status, value.Revision, value.SimulatedRevision, value.ApprovedRevision, value.DecisionId);
    }
}

/// <summary>A line of a plan's history.</summary>
internal sealed class PlanEventRow
{
    /// <summary>Version 7 UUID.</summary>
    public Guid Id { get; set; }

    public Guid PlanId { get; set; }

    public DateTimeOffset At { get; set; }

    public PlanStatus Status { get; set; }

    /// <summary>What was done; names a text of the pages.</summary>
    public string Act { get; set; } = "";

    public string ByName { get; set; } = "";

    public string Text { get; set; } = "";
}

/// <summary>Where an order to controllers stands.</summary>
internal enum OrderState
{
    /// <summary>Written down; whether the controllers have it is not known yet.</summary>
    Sent,

    /// <summary>The controllers follow it.</summary>
    InForce,

    /// <summary>The controllers refused it; nothing changed.</summary>
    Refused,
}

/// <summary>An order to the controllers of a network.</summary>
internal sealed class OrderRow
{
    /// <summary>The action that asks for it, or one made from it for the way back.</summary>
    public Guid Id { get; set; }

    public Guid PlanId { get; set; }

    public Guid NetworkId { get; set; }

    public long Sequence { get; set; }

    public bool IsReturn { get; set; }

    /// <summary>What the signals shall follow, JSON.</summary>
    public string Programs { get; set; } = "[]";

    /// <summary>What they followed before, JSON: the way back.</summary>
    public string Before { get; set; } = "[]";

    public OrderState State { get; set; }

    public string Why { get; set; } = "";

    public DateTimeOffset SentAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>The memory of a network's simulated controllers (모의 제어기): what they follow, whoever restarts.</summary>
internal sealed class CabinetRow
{
    public Guid NetworkId { get; set; }

    public long Sequence { get; set; }

    public Guid OrderId { get; set; }

    /// <summary>What each signal follows, JSON; signals that are not named follow their own plan.</summary>
    public string Programs { get; set; } = "[]";

    public int Version { get; set; }
}
