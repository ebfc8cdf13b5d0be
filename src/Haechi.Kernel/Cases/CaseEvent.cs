using Haechi.Kernel.Rooms;

namespace Haechi.Kernel.Cases;

/// <summary>One line of a case's timeline.</summary>
/// <param name="Sequence">1, 2, 3 … within the case, without a gap.</param>
/// <param name="At">UTC.</param>
/// <param name="Actor">Who.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Text">Details for the reader; masked where personal.</param>
/// <param name="Reference">Id of the finding, decision or action it tells of.</param>
public sealed record CaseEvent(int Sequence, DateTimeOffset At, Actor Actor, CaseEventKind Kind, string Text, Guid? Reference = null);

/// <summary>What can happen to a case.</summary>
public enum CaseEventKind
{
    /// <summary>The case was opened.</summary>
    Opened,

    /// <summary>A finding joined it.</summary>
    FindingJoined,

    /// <summary>Someone took it.</summary>
    Claimed,

    /// <summary>The taker gave it back.</summary>
    Released,

    /// <summary>A person or a rule decided.</summary>
    Decided,

    /// <summary>An action was ordered.</summary>
    ActionOrdered,

    /// <summary>An action's outcome came in.</summary>
    ActionReported,

    /// <summary>An action was taken back.</summary>
    ActionUndone,

    /// <summary>A note was added.</summary>
    Noted,

    /// <summary>The case was closed.</summary>
    Closed,

    /// <summary>The case was opened again.</summary>
    Reopened,
}
