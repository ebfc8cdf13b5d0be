using Haechi.Kernel;
using Haechi.Kernel.Cases;

namespace Haechi.Traffic.SmartIntersections.Plans.Lifecycle;

/// <summary>
/// A plan's way: proposed → simulated → submitted → approved, amended or refused → deployed → kept, returned or replaced.
/// Immutable: each transition gives a new state or a refusal. What is approved is one revision; nothing but that revision is deployed.
/// </summary>
/// <param name="Status">Where it stands.</param>
/// <param name="Revision">1 and up; each amendment makes a new one.</param>
/// <param name="SimulatedRevision">The revision that the trial on record was run with; 0 before the first.</param>
/// <param name="ApprovedRevision">The revision that a person approved; 0 when none did.</param>
/// <param name="DecisionId">The decision that approved or refused it.</param>
internal sealed record PlanState(PlanStatus Status, int Revision, int SimulatedRevision, int ApprovedRevision, Guid? DecisionId)
{
    /// <summary>A plan that was just computed.</summary>
    public static PlanState New { get; } = new(PlanStatus.Proposed, 1, 0, 0, null);

    /// <summary>True while it steers signals.</summary>
    public bool IsInForce => Status is PlanStatus.Deployed or PlanStatus.Kept;

    /// <summary>A trial of a revision came to its end.</summary>
    public Outcome<PlanState> Simulate(int revision) => Status switch
    {
        _ when revision != Revision => PlanRefusals.OldTrial(revision, Revision),
        PlanStatus.Proposed or PlanStatus.Simulated => this with { Status = PlanStatus.Simulated, SimulatedRevision = revision },
        PlanStatus.Amended or PlanStatus.Submitted => this with { Status = PlanStatus.Submitted, SimulatedRevision = revision },
        _ => PlanRefusals.WrongState(Status),
    };

    /// <summary>The traffic office hands it to the police.</summary>
    public Outcome<PlanState> Submit() => Status switch
    {
        PlanStatus.Simulated => this with { Status = PlanStatus.Submitted },
        PlanStatus.Proposed => PlanRefusals.TrialFirst(),
        _ => PlanRefusals.WrongState(Status),
    };

    /// <summary>The traffic office changes its own plan, or the police what they were handed.</summary>
    public Outcome<PlanState> Amend() => Status switch
    {
        PlanStatus.Submitted or PlanStatus.Amended => this with { Status = PlanStatus.Amended, Revision = Revision + 1 },
        PlanStatus.Proposed or PlanStatus.Simulated => this with { Status = PlanStatus.Proposed, Revision = Revision + 1 },
        _ => PlanRefusals.WrongState(Status),
    };

    /// <summary>The police approve what was simulated.</summary>
    public Outcome<PlanState> Approve(HumanDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        if (Status == PlanStatus.Amended || (Status == PlanStatus.Submitted && SimulatedRevision != Revision))
            return PlanRefusals.TrialFirst();
        if (Status != PlanStatus.Submitted || decision.Verdict != Verdict.Confirm)
            return PlanRefusals.WrongState(Status);
        return this with { Status = PlanStatus.Approved, ApprovedRevision = Revision, DecisionId = decision.Id };
    }

    /// <summary>The police refuse it.</summary>
    public Outcome<PlanState> Refuse(HumanDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return Status is PlanStatus.Submitted or PlanStatus.Amended && decision.Verdict == Verdict.Dismiss
            ? this with { Status = PlanStatus.Refused, DecisionId = decision.Id }
            : PlanRefusals.WrongState(Status);
    }

    /// <summary>The controllers took it over. What a person approved is the only thing that can be deployed; doing it twice changes nothing.</summary>
    public Outcome<PlanState> Deploy() => Status switch
    {
        PlanStatus.Approved when ApprovedRevision == Revision && DecisionId is not null => this with { Status = PlanStatus.Deployed },
        PlanStatus.Deployed => this,
        _ => PlanRefusals.NotApproved(),
    };

    /// <summary>The watch came to its end without harm.</summary>
    public Outcome<PlanState> Keep() => Status == PlanStatus.Deployed ? this with { Status = PlanStatus.Kept } : PlanRefusals.WrongState(Status);

    /// <summary>The previous plan is back, by the watch or by hand.</summary>
    public Outcome<PlanState> Return() => IsInForce ? this with { Status = PlanStatus.Returned } : PlanRefusals.WrongState(Status);

    /// <summary>Another plan took its place.</summary>
    public Outcome<PlanState> Replace() => IsInForce ? this with { Status = PlanStatus.Replaced } : PlanRefusals.WrongState(Status);
}
