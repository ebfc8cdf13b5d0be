using System.Collections.Immutable;
using FsCheck.Xunit;
using Haechi.Kernel;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans;

public class PlanStateTests
{
    private static readonly HumanDecision Yes = Decide(Verdict.Confirm), No = Decide(Verdict.Dismiss);

    /// <summary>Whatever people and machines try, in any order: nothing is in force that a person did not approve as it was simulated.</summary>
    [Property(MaxTest = 500)]
    public void Nothing_comes_into_force_unapproved(byte[] steps)
    {
        var state = PlanState.New;
        foreach (var step in steps)
        {
            var next = Try(state, step % 9);
            if (!next.Succeeded)
                continue;
            var moved = next.Value;
            if (moved.IsInForce && !state.IsInForce)
                (state.Status, state.ApprovedRevision, state.SimulatedRevision, state.DecisionId).ShouldBe((PlanStatus.Approved, state.Revision, state.Revision, Yes.Id));
            if (moved.Status == PlanStatus.Approved)
                (moved.SimulatedRevision, moved.ApprovedRevision).ShouldBe((moved.Revision, moved.Revision));
            moved.Revision.ShouldBeGreaterThanOrEqualTo(state.Revision);
            state = moved;
        }
    }

    /// <summary>What has come to its end stays there.</summary>
    [Property]
    public void An_end_is_an_end(byte step)
    {
        foreach (var status in new[] { PlanStatus.Refused, PlanStatus.Returned, PlanStatus.Replaced })
            Try(new PlanState(status, 1, 1, 1, Yes.Id), step % 9).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void The_way_to_the_street_and_back()
    {
        var deployed = PlanState.New.Simulate(1).Then(s => s.Submit()).Then(s => s.Approve(Yes)).Then(s => s.Deploy()).Value;

        deployed.Deploy().Value.ShouldBe(deployed, "an order that comes twice changes nothing");
        deployed.Keep().Value.Return().Value.Status.ShouldBe(PlanStatus.Returned);
    }

    [Fact]
    public void What_the_police_amend_is_simulated_again_before_it_is_approved()
    {
        var amended = PlanState.New.Simulate(1).Then(s => s.Submit()).Then(s => s.Amend()).Value;

        amended.Approve(Yes).Refusal!.Code.ShouldBe("plan-trial-first");
        amended.Simulate(1).Refusal!.Code.ShouldBe("plan-old-trial");
        amended.Simulate(2).Then(s => s.Approve(Yes)).Value.ApprovedRevision.ShouldBe(2);
    }

    [Fact]
    public void A_refusal_is_no_approval() => PlanState.New.Simulate(1).Then(s => s.Submit()).Then(s => s.Approve(No)).Succeeded.ShouldBeFalse();

    private static Outcome<PlanState> Try(PlanState state, int step) => step switch
    {
        0 => state.Simulate(state.Revision),
        1 => state.Submit(),
        2 => state.Amend(),
        3 => state.Approve(Yes),
        4 => state.Refuse(No),
        5 => state.Deploy(),
        6 => state.Keep(),
        7 => state.Return(),
        _ => state.Replace(),
    };

    private static HumanDecision Decide(Verdict verdict)
    {
        var (at, officer) = (DateTimeOffset.UnixEpoch, Actor.Person("police-1", "경찰"));
        var finding = new Finding(Guid.CreateVersion7(at), "smart-intersections", null, "signal-plan", 1, Severity.Watch, null, at, [],
            new EvaluationSnapshot("webster", "1", new string('0', 64), ImmutableSortedDictionary<string, double>.Empty), null);
        var opened = Haechi.Kernel.Cases.Case.Open(new CaseOpening(Guid.CreateVersion7(at), "1", "plan", "police", at), finding, Actor.System, at);
        return (HumanDecision)opened.Claim(officer, at).Then(c => c.Decide(Guid.CreateVersion7(at), officer, verdict, "looked at it", at)).Value.Decisions[^1];
    }
}
