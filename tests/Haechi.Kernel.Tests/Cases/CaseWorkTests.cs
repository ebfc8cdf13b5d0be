using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;

namespace Haechi.Kernel.Tests.Cases;

public class CaseWorkTests
{
    [Fact]
    public void A_case_opens_waiting_on_its_finding()
    {
        var finding = Given.Finding(Severity.Alert);

        var opened = Given.Waiting(finding);

        opened.Status.ShouldBe(CaseStatus.Waiting);
        opened.Severity.ShouldBe(Severity.Alert);
        opened.Undecided.ShouldBe([finding.Id]);
        opened.Timeline.Select(e => e.Kind).ShouldBe([CaseEventKind.Opened, CaseEventKind.FindingJoined]);
    }

    [Fact]
    public void Only_a_person_claims()
    {
        Given.Waiting().Claim(Given.Machine, Given.Noon).ShouldBeRefused("person-needed");
        Given.Waiting().Claim(Actor.Citizen, Given.Noon).ShouldBeRefused("person-needed");
    }

    [Fact]
    public void A_claimed_case_is_refused_to_others_and_names_who_has_it()
    {
        var refused = Given.Claimed().Claim(Given.Lee, Given.Noon);

        refused.ShouldBeRefused("case-taken");
        refused.Refusal!.Message.Ko.ShouldContain("김상담");
    }

    [Fact]
    public void Claiming_twice_changes_nothing()
    {
        var claimed = Given.Claimed();

        claimed.Claim(Given.Kim, Given.Noon).Value.ShouldBeSameAs(claimed);
    }

    [Fact]
    public void A_case_decided_by_a_rule_says_so_instead_of_naming_nobody()
    {
        Given.DecidedByRule().Claim(Given.Kim, Given.Noon).ShouldBeRefused("nothing-undecided");
    }

    [Fact]
    public void A_released_case_can_be_taken_by_another()
    {
        var taken = Given.Claimed().Release(Given.Kim, Given.Noon).Then(c => c.Claim(Given.Lee, Given.Noon));

        taken.Value.Assignee.ShouldBe(Given.Lee);
    }

    [Fact]
    public void Only_the_taker_releases()
    {
        Given.Claimed().Release(Given.Lee, Given.Noon).ShouldBeRefused("case-not-yours");
        Given.Waiting().Release(Given.Kim, Given.Noon).ShouldBeRefused("case-not-yours");
    }

    [Fact]
    public void Joining_is_idempotent_and_raises_severity_but_never_lowers_it()
    {
        var grave = Given.Finding(Severity.Critical);
        var joined = Given.Waiting().Join(grave, Given.Noon).Value;

        joined.Join(grave, Given.Noon).Value.ShouldBeSameAs(joined);
        joined.Join(Given.Finding(Severity.Watch), Given.Noon).Value.Severity.ShouldBe(Severity.Critical);
    }

    [Fact]
    public void A_finding_of_another_service_does_not_join()
    {
        Given.Waiting().Join(Given.Finding(service: "other"), Given.Noon).ShouldBeRefused("other-service");
    }

    [Fact]
    public void A_late_finding_brings_a_closed_case_back_to_its_taker()
    {
        var late = Given.Finding();

        var back = Given.Closed().Join(late, Given.Noon).Value;

        back.Status.ShouldBe(CaseStatus.Claimed);
        back.Assignee.ShouldBe(Given.Kim);
        back.ClosedAt.ShouldBeNull();
        back.Undecided.ShouldBe([late.Id]);
        back.Close(Given.Kim, Given.Noon).ShouldBeRefused("undecided-findings");
    }

    [Fact]
    public void A_late_finding_brings_a_case_decided_by_a_rule_back_to_the_queue()
    {
        Given.DecidedByRule().Join(Given.Finding(), Given.Noon).Value.Status.ShouldBe(CaseStatus.Waiting);
    }

    [Fact]
    public void A_decision_covers_all_that_was_undecided_and_nothing_else()
    {
        var late = Given.Finding();

        var twice = Given.Decided().Join(late, Given.Noon)
            .Then(c => c.Decide(Guid.CreateVersion7(), Given.Kim, Verdict.Dismiss, "같은 차량입니다.", Given.Noon)).Value;

        twice.Decisions[1].Findings.ShouldBe([late.Id]);
        twice.Status.ShouldBe(CaseStatus.Decided);
    }

    [Fact]
    public void Deciding_needs_the_taker_a_person_and_a_reason()
    {
        Given.Waiting().Decide(Guid.NewGuid(), Given.Kim, Verdict.Confirm, "확인", Given.Noon).ShouldBeRefused("case-not-claimed");
        Given.Claimed().Decide(Guid.NewGuid(), Given.Lee, Verdict.Confirm, "확인", Given.Noon).ShouldBeRefused("case-taken");
        Given.Claimed().Decide(Guid.NewGuid(), Given.Machine, Verdict.Confirm, "확인", Given.Noon).ShouldBeRefused("person-needed");
        Given.Claimed().Decide(Guid.NewGuid(), Given.Kim, Verdict.Confirm, " \n", Given.Noon).ShouldBeRefused("reason-needed");
        Given.Decided().Decide(Guid.NewGuid(), Given.Kim, Verdict.Dismiss, "확인", Given.Noon).ShouldBeRefused("nothing-undecided");
        Given.Closed().Decide(Guid.NewGuid(), Given.Kim, Verdict.Dismiss, "확인", Given.Noon).ShouldBeRefused("case-closed");
    }

    [Fact]
    public void A_case_closes_only_once_and_only_decided()
    {
        Given.Waiting().Close(Given.Kim, Given.Noon).ShouldBeRefused("undecided-findings");
        Given.Closed().Close(Given.Kim, Given.Noon).ShouldBeRefused("case-closed");
        Given.Acting(Given.Refer).Close(Given.Kim, Given.Noon).ShouldBeRefused("action-pending");
    }

    [Fact]
    public void Notes_are_taken_in_every_state_and_blank_ones_refused()
    {
        foreach (var state in new[] { Given.Waiting(), Given.Claimed(), Given.Decided(), Given.Closed() })
        {
            state.Note(Actor.Citizen, " 아직 그대로입니다. ", Given.Noon).Value.Timeline[^1].Text.ShouldBe("아직 그대로입니다.");
            state.Note(Actor.Citizen, "  ", Given.Noon).ShouldBeRefused("reason-needed");
        }
    }
}
