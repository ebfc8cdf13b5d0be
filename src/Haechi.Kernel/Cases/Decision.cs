using System.Collections.Immutable;
using Haechi.Kernel.Rooms;

namespace Haechi.Kernel.Cases;

/// <summary>What was decided about the findings of a case.</summary>
public enum Verdict
{
    /// <summary>확인: the claim is right; actions may follow.</summary>
    Confirm,

    /// <summary>기각: the claim is wrong or needs nothing; a reply may follow.</summary>
    Dismiss,
}

/// <summary>
/// Room 4. Two kinds exist and no third can be derived: <see cref="HumanDecision"/> and <see cref="PolicyDecision"/>.
/// Decisions are made by <see cref="Case.Decide"/> and <see cref="Case.DecideByPolicy"/> only.
/// </summary>
public abstract record Decision
{
    private protected Decision(Guid id, Guid caseId, Verdict verdict, string reason, ImmutableArray<Guid> findings, DateTimeOffset at)
    {
        (Id, CaseId, Verdict, Reason, Findings, At) = (id, caseId, verdict, reason, findings, at);
    }

    /// <summary>Version 7 UUID.</summary>
    public Guid Id { get; }

    /// <summary>The case it decides.</summary>
    public Guid CaseId { get; }

    /// <summary>Confirmed or dismissed.</summary>
    public Verdict Verdict { get; }

    /// <summary>Why, in words.</summary>
    public string Reason { get; }

    /// <summary>The findings that it covers.</summary>
    public ImmutableArray<Guid> Findings { get; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Why this decision does not allow an order; null when it does.</summary>
    /// <remarks>Internal and abstract: the copy constructor that every record has would else let others derive a third kind.</remarks>
    internal abstract Refusal? Forbids(ActionOrder order, Actor by);
}

/// <summary>A named person decided.</summary>
public sealed record HumanDecision : Decision
{
    internal HumanDecision(Guid id, Guid caseId, Verdict verdict, string reason, ImmutableArray<Guid> findings, DateTimeOffset at, string personId, string personName)
        : base(id, caseId, verdict, reason, findings, at) => (PersonId, PersonName) = (personId, personName);

    /// <summary>Account id of the person.</summary>
    public string PersonId { get; }

    /// <summary>Their display name at that moment.</summary>
    public string PersonName { get; }

    internal override Refusal? Forbids(ActionOrder order, Actor by) =>
        by.Kind == ActorKind.Person ? null : CaseRefusals.PersonNeeded();
}

/// <summary>A rule of the service's manifest decided; only for actions the manifest lists as automatic.</summary>
public sealed record PolicyDecision : Decision
{
    internal PolicyDecision(Guid id, Guid caseId, Verdict verdict, string reason, ImmutableArray<Guid> findings, DateTimeOffset at, string ruleId, string actionKind)
        : base(id, caseId, verdict, reason, findings, at) => (RuleId, ActionKind) = (ruleId, actionKind);

    /// <summary>The manifest's rule.</summary>
    public string RuleId { get; }

    /// <summary>The only kind of action that this decision allows.</summary>
    public string ActionKind { get; }

    internal override Refusal? Forbids(ActionOrder order, Actor by) => order switch
    {
        _ when order.Kind != ActionKind => CaseRefusals.NotInManifest(order.Kind),
        { Undoable: false, Until: null } => CaseRefusals.MustBeReversible(order.Kind),
        _ => null,
    };
}
