using Haechi.Kernel.Rooms;

namespace Haechi.Kernel.Cases;

public sealed partial record Case
{
    /// <summary>Orders an action on the strength of a decision of this case.</summary>
    /// <param name="actionId">Version 7 UUID for the action.</param>
    /// <param name="decision">The decision that allows it; it must be one of this case's and in force.</param>
    /// <param name="order">What to do.</param>
    /// <param name="by">Who orders it; after a human decision, a person.</param>
    /// <param name="at">UTC.</param>
    public Outcome<Case> Order(Guid actionId, Decision decision, ActionOrder order, Actor by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(by);
        if (InForce.FirstOrDefault(d => d.Id == decision.Id) is not { } held)
        {
            return Decisions.Any(d => d.Id == decision.Id) ? CaseRefusals.Superseded(Number) : CaseRefusals.ForeignDecision(Number);
        }

        if (Status == CaseStatus.Closed)
        {
            return CaseRefusals.Closed(Number);
        }

        if (Actions.Any(a => a.Id == actionId))
        {
            return CaseRefusals.AlreadyOrdered(actionId);
        }

        if (held.Forbids(order, by) is { } refusal)
        {
            return refusal;
        }

        return (this with { Actions = Actions.Add(new CaseAction(actionId, held, order, at)) })
            .Tell(at, by, CaseEventKind.ActionOrdered, order.Kind, actionId);
    }

    /// <summary>Records what came of an action.</summary>
    public Outcome<Case> Report(Guid actionId, bool succeeded, string outcome, DateTimeOffset at)
    {
        if (Actions.FirstOrDefault(a => a.Id == actionId) is not { } action)
        {
            return CaseRefusals.NoSuchAction(actionId);
        }

        if (action.Status != ActionStatus.Ordered)
        {
            return CaseRefusals.AlreadyReported(actionId);
        }

        var status = succeeded ? ActionStatus.Succeeded : ActionStatus.Failed;
        return (this with { Actions = Actions.Replace(action, action.With(status, outcome, at)) })
            .Tell(at, Actor.Service(ServiceId), CaseEventKind.ActionReported, outcome, actionId);
    }

    /// <summary>
    /// Takes back an action that was carried out, where it can be. Before its outcome is known nobody can tell whether
    /// there is anything to take back, so an ordered action is refused until it is reported.
    /// </summary>
    public Outcome<Case> Undo(Guid actionId, Actor person, string reason, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (Actions.FirstOrDefault(a => a.Id == actionId) is not { } action)
        {
            return CaseRefusals.NoSuchAction(actionId);
        }

        if (!action.Order.Undoable || action.Status is ActionStatus.Undone or ActionStatus.Failed)
        {
            return CaseRefusals.NotUndoable(action.Order.Kind);
        }

        if (action.Status == ActionStatus.Ordered)
        {
            return CaseRefusals.OutcomePending(action.Order.Kind);
        }

        if (person.Kind != ActorKind.Person)
        {
            return CaseRefusals.PersonNeeded();
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return CaseRefusals.ReasonNeeded();
        }

        return (this with { Actions = Actions.Replace(action, action.With(ActionStatus.Undone, reason.Trim(), at)) })
            .Tell(at, person, CaseEventKind.ActionUndone, reason.Trim(), actionId);
    }
}
