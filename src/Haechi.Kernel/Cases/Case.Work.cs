using Haechi.Kernel.Register;
using Haechi.Kernel.Rooms;

namespace Haechi.Kernel.Cases;

public sealed partial record Case
{
    /// <summary>A later finding joins. A decided or closed case comes back to work, because the new finding is undecided.</summary>
    public Outcome<Case> Join(Finding finding, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.ServiceId != ServiceId)
        {
            return CaseRefusals.OtherService(finding.ServiceId, ServiceId);
        }

        if (Findings.Contains(finding.Id))
        {
            return this; // delivered twice: joining is idempotent
        }

        return (this with
        {
            Findings = Findings.Add(finding.Id),
            Severity = finding.Severity > Severity ? finding.Severity : Severity,
            Status = Assignee is null ? CaseStatus.Waiting : CaseStatus.Claimed,
            ClosedAt = null,
        }).Tell(at, Actor.Service(ServiceId), CaseEventKind.FindingJoined, finding.Kind, finding.Id);
    }

    /// <summary>A person takes the case.</summary>
    public Outcome<Case> Claim(Actor person, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.Kind != ActorKind.Person)
        {
            return CaseRefusals.PersonNeeded();
        }

        return Status switch
        {
            CaseStatus.Closed => CaseRefusals.Closed(Number),
            CaseStatus.Waiting => (this with { Status = CaseStatus.Claimed, Assignee = person })
                .Tell(at, person, CaseEventKind.Claimed, person.Name),
            _ when Assignee?.Id == person.Id => this,
            _ => NotWaiting(),
        };
    }

    /// <summary>The taker gives the case back to the queue.</summary>
    public Outcome<Case> Release(Actor person, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (Status != CaseStatus.Claimed || Assignee?.Id != person.Id)
        {
            return CaseRefusals.NotYours(Assignee?.Name ?? "—");
        }

        return (this with { Status = CaseStatus.Waiting, Assignee = null })
            .Tell(at, person, CaseEventKind.Released, person.Name);
    }

    /// <summary>A note on the timeline; allowed in every state.</summary>
    public Outcome<Case> Note(Actor by, string text, DateTimeOffset at) =>
        string.IsNullOrWhiteSpace(text) ? CaseRefusals.ReasonNeeded() : Tell(at, by, CaseEventKind.Noted, text.Trim());

    /// <summary>The person who has the case decides on everything that is undecided.</summary>
    /// <param name="decisionId">Version 7 UUID for the decision.</param>
    /// <param name="person">The assignee.</param>
    /// <param name="verdict">Confirm or dismiss.</param>
    /// <param name="reason">Why; not blank.</param>
    /// <param name="at">UTC.</param>
    public Outcome<Case> Decide(Guid decisionId, Actor person, Verdict verdict, string reason, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.Kind != ActorKind.Person)
        {
            return CaseRefusals.PersonNeeded();
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return CaseRefusals.ReasonNeeded();
        }

        if (Status != CaseStatus.Claimed)
        {
            return Status == CaseStatus.Waiting ? CaseRefusals.ClaimFirst(Number) : NotWaiting();
        }

        if (Assignee?.Id != person.Id)
        {
            return CaseRefusals.TakenBy(Assignee?.Name ?? "—");
        }

        return Decided(new HumanDecision(decisionId, Id, verdict, reason.Trim(), [.. Undecided], at, person.Id, person.Name), person);
    }

    /// <summary>A rule of the manifest decides, for exactly one kind of action, on a case nobody has taken or reopened.</summary>
    public Outcome<Case> DecideByPolicy(Guid decisionId, ServiceManifest manifest, string ruleId, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.Id != ServiceId)
        {
            return CaseRefusals.OtherService(manifest.Id, ServiceId);
        }

        if (manifest.AutomaticActions.FirstOrDefault(a => a.RuleId == ruleId) is not { } rule)
        {
            return CaseRefusals.NotInManifest(ruleId);
        }

        if (Status != CaseStatus.Waiting)
        {
            return NotWaiting();
        }

        if (Timeline.Any(e => e.Kind == CaseEventKind.Reopened))
        {
            return CaseRefusals.PersonNeeded(); // a person doubted the outcome: no rule decides over them
        }

        var decision = new PolicyDecision(decisionId, Id, Verdict.Confirm, rule.Why.Ko, [.. Undecided], at, ruleId, rule.ActionKind);
        return Decided(decision, Actor.Service(ServiceId));
    }

    /// <summary>Closes a case on which everything is decided and no action is pending.</summary>
    public Outcome<Case> Close(Actor by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (Status == CaseStatus.Closed)
        {
            return CaseRefusals.Closed(Number);
        }

        if (Undecided.Any())
        {
            return CaseRefusals.Undecided(Number);
        }

        if (Actions.Any(a => a.Status == ActionStatus.Ordered))
        {
            return CaseRefusals.ActionPending(Number);
        }

        return (this with { Status = CaseStatus.Closed, ClosedAt = at }).Tell(at, by, CaseEventKind.Closed, Number);
    }

    /// <summary>
    /// Opens a closed or decided case again, with a reason; the person takes it. Earlier decisions stay on record but no
    /// longer hold, so every finding must be decided anew before the case can close.
    /// </summary>
    public Outcome<Case> Reopen(Actor person, string reason, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (Status is not (CaseStatus.Closed or CaseStatus.Decided))
        {
            return CaseRefusals.NotClosed(Number);
        }

        if (person.Kind != ActorKind.Person)
        {
            return CaseRefusals.PersonNeeded();
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return CaseRefusals.ReasonNeeded();
        }

        return (this with { Status = CaseStatus.Claimed, ClosedAt = null, Assignee = person })
            .Tell(at, person, CaseEventKind.Reopened, reason.Trim());
    }

    private Refusal NotWaiting() => Status switch
    {
        CaseStatus.Closed => CaseRefusals.Closed(Number),
        CaseStatus.Decided => CaseRefusals.NothingUndecided(Number),
        _ => CaseRefusals.TakenBy(Assignee?.Name ?? "—"),
    };

    private Case Decided(Decision decision, Actor by) =>
        (this with { Status = CaseStatus.Decided, Decisions = Decisions.Add(decision) })
            .Tell(decision.At, by, CaseEventKind.Decided, decision.Reason, decision.Id);
}
