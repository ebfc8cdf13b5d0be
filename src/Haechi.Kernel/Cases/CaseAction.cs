namespace Haechi.Kernel.Cases;

/// <summary>How far an action has come.</summary>
public enum ActionStatus
{
    /// <summary>Ordered, not yet carried out.</summary>
    Ordered,

    /// <summary>Carried out.</summary>
    Succeeded,

    /// <summary>Tried and failed; the outcome says why.</summary>
    Failed,

    /// <summary>Taken back.</summary>
    Undone,
}

/// <summary>What to do: an outward effect such as a message, a referral, a block.</summary>
/// <param name="Kind">Kebab-case, e.g. <c>refer-department</c>.</param>
/// <param name="Target">Whom or what it reaches.</param>
/// <param name="Content">Text or JSON that the carrier needs; masked where it holds personal data.</param>
/// <param name="Undoable">Whether it can be taken back.</param>
/// <param name="Until">When it ends by itself; null when it does not.</param>
public sealed record ActionOrder(string Kind, string Target, string Content, bool Undoable, DateTimeOffset? Until = null);

/// <summary>Room 5. An outward effect. It exists only through a <see cref="Decision"/>: no constructor takes less.</summary>
public sealed record CaseAction
{
    internal CaseAction(Guid id, Decision decision, ActionOrder order, DateTimeOffset at)
    {
        (Id, CaseId, DecisionId, Order, OrderedAt) = (id, decision.CaseId, decision.Id, order, at);
    }

    /// <summary>Version 7 UUID.</summary>
    public Guid Id { get; }

    /// <summary>The case it belongs to.</summary>
    public Guid CaseId { get; }

    /// <summary>The decision that allows it.</summary>
    public Guid DecisionId { get; }

    /// <summary>What was ordered.</summary>
    public ActionOrder Order { get; }

    /// <summary>When it was ordered, UTC.</summary>
    public DateTimeOffset OrderedAt { get; }

    /// <summary>How far it has come.</summary>
    public ActionStatus Status { get; private init; } = ActionStatus.Ordered;

    /// <summary>What came of it, in words; null until it is known.</summary>
    public string? Outcome { get; private init; }

    /// <summary>When the status last changed, UTC.</summary>
    public DateTimeOffset? ChangedAt { get; private init; }

    internal CaseAction With(ActionStatus status, string? outcome, DateTimeOffset? at) =>
        this with { Status = status, Outcome = outcome, ChangedAt = at };
}
