using System.Collections.Immutable;
using System.Text.Json;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms.Rows;

namespace Haechi.Platform.Cases;

/// <summary>Between Kernel cases and their rows.</summary>
internal static class CaseMapping
{
    public static void Write(Case from, CaseRow to)
    {
        (to.Number, to.ServiceId, to.Kind, to.Title) = (from.Number, from.ServiceId, from.Kind, from.Title);
        (to.Severity, to.SeverityRank, to.Status) = (from.Severity, (int)from.Severity, from.Status);
        (to.Department, to.Subject, to.JoinKey) = (from.Department, from.Subject, from.JoinKey);
        (to.PlaceName, to.Latitude, to.Longitude) = (from.Place?.Name, from.Place?.Latitude, from.Place?.Longitude);
        (to.OpenedAt, to.DueAt, to.ClosedAt) = (from.OpenedAt, from.DueAt, from.ClosedAt);
        (to.AssigneeId, to.AssigneeName) = (from.Assignee?.Id, from.Assignee?.Name);
        to.Findings = JsonSerializer.Serialize(from.Findings, LedgerJson.Options);
        to.Version++;
    }

    public static Case ToCase(CaseRow row) => new()
    {
        Id = row.Id,
        Number = row.Number,
        ServiceId = row.ServiceId,
        Kind = row.Kind,
        Title = row.Title,
        Severity = row.Severity,
        Department = row.Department,
        Subject = row.Subject,
        JoinKey = row.JoinKey,
        Place = ToPlace(row.PlaceName, row.Latitude, row.Longitude),
        OpenedAt = row.OpenedAt,
        DueAt = row.DueAt,
        ClosedAt = row.ClosedAt,
        Status = row.Status,
        Assignee = row.AssigneeId is null ? null : Actor.Person(row.AssigneeId, row.AssigneeName ?? row.AssigneeId),
    };

    public static DecisionRow ToRow(Decision decision) => new()
    {
        Id = decision.Id,
        CaseId = decision.CaseId,
        Verdict = decision.Verdict,
        Reason = decision.Reason,
        Findings = JsonSerializer.Serialize(decision.Findings, LedgerJson.Options),
        At = decision.At,
        PersonId = (decision as HumanDecision)?.PersonId,
        PersonName = (decision as HumanDecision)?.PersonName,
        RuleId = (decision as PolicyDecision)?.RuleId,
        ActionKind = (decision as PolicyDecision)?.ActionKind,
    };

    public static Decision ToDecision(DecisionRow row)
    {
        ImmutableArray<Guid> findings = [.. JsonSerializer.Deserialize<Guid[]>(row.Findings, LedgerJson.Options) ?? []];
        return row.PersonId is { } person
            ? new HumanDecision(row.Id, row.CaseId, row.Verdict, row.Reason, findings, row.At, person, row.PersonName!)
            : new PolicyDecision(row.Id, row.CaseId, row.Verdict, row.Reason, findings, row.At, row.RuleId!, row.ActionKind!);
    }

    public static void Write(CaseAction from, int position, ActionRow to)
    {
        (to.CaseId, to.DecisionId, to.Position) = (from.CaseId, from.DecisionId, position);
        (to.Kind, to.Target, to.Content) = (from.Order.Kind, from.Order.Target, from.Order.Content);
        (to.Undoable, to.Until, to.OrderedAt) = (from.Order.Undoable, from.Order.Until, from.OrderedAt);
        (to.Status, to.Outcome, to.ChangedAt) = (from.Status, from.Outcome, from.ChangedAt);
    }

    public static CaseAction ToAction(ActionRow row, Decision decision) =>
        new CaseAction(row.Id, decision, new ActionOrder(row.Kind, row.Target, row.Content, row.Undoable, row.Until), row.OrderedAt)
            .With(row.Status, row.Outcome, row.ChangedAt);

    public static CaseEventRow ToRow(Guid caseId, CaseEvent told) => new()
    {
        CaseId = caseId,
        Sequence = told.Sequence,
        At = told.At,
        ActorKind = told.Actor.Kind,
        ActorId = told.Actor.Id,
        ActorName = told.Actor.Name,
        Kind = told.Kind,
        Text = told.Text,
        Reference = told.Reference,
    };

    public static CaseEvent ToEvent(CaseEventRow row) =>
        new(row.Sequence, row.At, new Actor(row.ActorKind, row.ActorId, row.ActorName), row.Kind, row.Text, row.Reference);

    public static Place? ToPlace(string? name, double? latitude, double? longitude) =>
        name is null && latitude is null ? null : new Place(name, latitude, longitude);
}
