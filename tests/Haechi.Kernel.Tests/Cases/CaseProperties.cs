using FsCheck.Xunit;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;

namespace Haechi.Kernel.Tests.Cases;

/// <summary>What holds after every step of every walk, legal or refused.</summary>
public class CaseProperties
{
    private const int Walks = 400;

    [Property(MaxTest = Walks)]
    public void No_finding_is_lost_or_doubled(Step[] steps) => Walk(steps, (walk, _, _) =>
    {
        walk.Subject.Findings.ShouldBe(walk.Joined.Select(f => f.Id));
        walk.Subject.Severity.ShouldBe(walk.Joined.Max(f => f.Severity));
    });

    [Property(MaxTest = Walks)]
    public void A_case_is_at_work_exactly_as_long_as_a_finding_is_undecided(Step[] steps) => Walk(steps, (walk, _, _) =>
    {
        var subject = walk.Subject;
        subject.Undecided.Any().ShouldBe(subject.Status is CaseStatus.Waiting or CaseStatus.Claimed);
        subject.ClosedAt.HasValue.ShouldBe(subject.Status == CaseStatus.Closed);
        subject.Actions.Any(a => a.Status == ActionStatus.Ordered && subject.Status == CaseStatus.Closed).ShouldBeFalse();
    });

    [Property(MaxTest = Walks)]
    public void A_closed_case_has_a_decision_in_force_over_every_finding(Step[] steps) => Walk(steps, (walk, _, _) =>
    {
        if (walk.Subject.Status == CaseStatus.Closed)
        {
            walk.Subject.InForce.SelectMany(d => d.Findings).Order().ShouldBe(walk.Subject.Findings.Order());
        }
    });

    [Property(MaxTest = Walks)]
    public void Every_decision_has_findings_of_the_case_and_a_maker_who_may(Step[] steps) => Walk(steps, (walk, before, _) =>
    {
        foreach (var decision in walk.Subject.Decisions.Except(before.Decisions))
        {
            decision.CaseId.ShouldBe(before.Id);
            decision.Findings.ShouldBe(before.Undecided);
            decision.Findings.ShouldNotBeEmpty();
            var allowed = decision is HumanDecision human
                ? before.Assignee is { Kind: ActorKind.Person } taker && taker.Id == human.PersonId
                : before.Status == CaseStatus.Waiting && before.Timeline.All(e => e.Kind != CaseEventKind.Reopened);
            allowed.ShouldBeTrue();
        }
    });

    [Property(MaxTest = Walks)]
    public void Every_action_rests_on_a_decision_of_its_case_that_allowed_it(Step[] steps) => Walk(steps, (walk, before, _) =>
    {
        walk.Subject.Actions.Select(a => a.Id).ShouldBeUnique();
        foreach (var action in walk.Subject.Actions.Skip(before.Actions.Length))
        {
            var decision = before.InForce.ShouldContainSingle(action.DecisionId);
            if (decision is PolicyDecision rule)
            {
                Given.Manifest.AutomaticActions.ShouldContain(a => a.RuleId == rule.RuleId && a.ActionKind == action.Order.Kind);
                (action.Order.Undoable || action.Order.Until is not null).ShouldBeTrue();
            }
        }
    });

    [Property(MaxTest = Walks)]
    public void The_past_is_never_rewritten(Step[] steps) => Walk(steps, (walk, before, _) =>
    {
        var subject = walk.Subject;
        subject.Timeline.Select(e => e.Sequence).ShouldBe(Enumerable.Range(1, subject.Timeline.Length));
        subject.Timeline.Take(before.Timeline.Length).ShouldBe(before.Timeline);
        subject.Decisions.Take(before.Decisions.Length).ShouldBe(before.Decisions);
        subject.Actions.Take(before.Actions.Length).Select(a => (a.Id, a.DecisionId, a.Order))
            .ShouldBe(before.Actions.Select(a => (a.Id, a.DecisionId, a.Order)));
        subject.Timeline.Count(e => e.Kind == CaseEventKind.Decided).ShouldBe(subject.Decisions.Length);
    });

    [Property(MaxTest = Walks)]
    public void A_case_changes_hands_only_by_release_or_reopening(Step[] steps) => Walk(steps, (walk, before, step) =>
    {
        if (walk.Subject.Status == CaseStatus.Claimed)
        {
            walk.Subject.Assignee!.Kind.ShouldBe(ActorKind.Person);
        }

        if (before.Assignee is { } taker && walk.Subject.Assignee != taker)
        {
            step.Deed.ShouldBeOneOf(Deed.Release, Deed.Reopen);
        }
    });

    [Property(MaxTest = Walks)]
    public void Every_change_tells_the_timeline_and_every_refusal_says_how_to_mend(Step[] steps)
    {
        var walk = new CaseWalk();
        foreach (var step in steps)
        {
            var before = walk.Subject;
            var outcome = walk.Try(step);
            if (outcome.Refusal is { } refusal)
            {
                new[] { refusal.Code, refusal.Message.Ko, refusal.Message.En, refusal.Mend.Ko, refusal.Mend.En }.ShouldAllBe(t => t.Length > 0);
            }

            (walk.Subject.Timeline.Length - before.Timeline.Length).ShouldBe(ReferenceEquals(walk.Subject, before) ? 0 : 1);
        }
    }

    [Fact]
    public void The_walks_reach_every_transition()
    {
        var random = new Random(20261122);
        var reached = new HashSet<Deed>();
        for (var round = 0; round < 200; round++)
        {
            var walk = new CaseWalk();
            for (var length = 0; length < 60; length++)
            {
                var step = new Step((Deed)random.Next((int)Deed.Reopen + 1), (byte)random.Next(256), (byte)random.Next(256));
                if (walk.Try(step).Succeeded)
                {
                    reached.Add(step.Deed);
                }
            }
        }

        reached.ShouldBe(Enum.GetValues<Deed>().Except([Deed.JoinForeign, Deed.UnknownRule, Deed.OrderOnForeign]), ignoreOrder: true);
    }

    private static void Walk(Step[] steps, Action<CaseWalk, Case, Step> holds)
    {
        var walk = new CaseWalk();
        foreach (var step in steps)
        {
            var before = walk.Subject;
            walk.Try(step);
            holds(walk, before, step);
        }
    }
}

internal static class DecisionAssertions
{
    public static Decision ShouldContainSingle(this IEnumerable<Decision> decisions, Guid id) =>
        decisions.Where(d => d.Id == id).ShouldHaveSingleItem();
}
