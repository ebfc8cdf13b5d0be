using Haechi.Kernel.Cases;

namespace Haechi.Kernel.Tests.Cases;

public class CaseReopeningTests
{
    [Fact]
    public void Reopening_makes_every_finding_undecided_again_and_gives_the_case_to_the_person()
    {
        var reopened = Given.Closed().Reopen(Given.Lee, "다시 봐야 합니다.", Given.Noon).Value;

        reopened.Status.ShouldBe(CaseStatus.Claimed);
        reopened.Assignee.ShouldBe(Given.Lee);
        reopened.Undecided.ShouldBe(reopened.Findings);
        reopened.ClosedAt.ShouldBeNull();
    }

    [Fact]
    public void Earlier_decisions_stay_on_record_but_no_longer_hold()
    {
        var reopened = Given.Reopened();

        reopened.Decisions.Length.ShouldBe(1);
        reopened.InForce.ShouldBeEmpty();
    }

    [Fact]
    public void A_reopened_case_does_not_close_before_it_is_decided_anew()
    {
        Given.Reopened().Close(Given.Kim, Given.Noon).ShouldBeRefused("undecided-findings");
    }

    [Fact]
    public void A_decision_can_be_reversed_by_reopening()
    {
        var reversed = Given.Reopened().Decide(Guid.CreateVersion7(), Given.Kim, Verdict.Dismiss, "허가 차량이었습니다.", Given.Noon).Value;

        reversed.Status.ShouldBe(CaseStatus.Decided);
        reversed.InForce.ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Dismiss);
        reversed.InForce.Single().Findings.ShouldBe(reversed.Findings);
        reversed.Close(Given.Kim, Given.Noon).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void No_action_rests_on_a_decision_that_was_set_aside()
    {
        var reopened = Given.Reopened();

        reopened.Order(Guid.NewGuid(), reopened.Decisions[0], Given.Refer, Given.Kim, Given.Noon).ShouldBeRefused("decision-superseded");
    }

    [Fact]
    public void No_rule_decides_over_a_person_who_reopened()
    {
        var queued = Given.DecidedByRule().Reopen(Given.Kim, "잘못 막은 듯합니다.", Given.Noon).Then(c => c.Release(Given.Kim, Given.Noon)).Value;

        queued.DecideByPolicy(Guid.NewGuid(), Given.Manifest, "block-known", Given.Noon).ShouldBeRefused("person-needed");
    }

    [Fact]
    public void Reopening_needs_a_finished_case_a_person_and_a_reason()
    {
        Given.Claimed().Reopen(Given.Kim, "사유", Given.Noon).ShouldBeRefused("case-not-closed");
        Given.Closed().Reopen(Given.Machine, "사유", Given.Noon).ShouldBeRefused("person-needed");
        Given.Closed().Reopen(Given.Kim, " ", Given.Noon).ShouldBeRefused("reason-needed");
    }
}
