using Haechi.Kernel.Cases;

namespace Haechi.Kernel.Tests.Cases;

public class CaseActingTests
{
    [Fact]
    public void An_action_carries_its_decision()
    {
        var acting = Given.Acting(Given.Refer);

        acting.Actions[0].DecisionId.ShouldBe(acting.Decisions[0].Id);
        acting.Actions[0].CaseId.ShouldBe(acting.Id);
        acting.Actions[0].Status.ShouldBe(ActionStatus.Ordered);
    }

    [Fact]
    public void The_decision_of_another_case_allows_nothing()
    {
        var other = Given.Decided().Decisions[0];

        Given.Decided().Order(Guid.NewGuid(), other, Given.Refer, Given.Kim, Given.Noon).ShouldBeRefused("foreign-decision");
    }

    [Fact]
    public void A_service_orders_nothing_on_the_strength_of_a_human_decision()
    {
        var decided = Given.Decided();

        decided.Order(Guid.NewGuid(), decided.Decisions[0], Given.Block, Given.Machine, Given.Noon).ShouldBeRefused("person-needed");
    }

    [Fact]
    public void The_same_action_is_not_ordered_twice()
    {
        var acting = Given.Acting(Given.Refer);

        acting.Order(acting.Actions[0].Id, acting.Decisions[0], Given.Block, Given.Kim, Given.Noon).ShouldBeRefused("action-already-ordered");
    }

    [Fact]
    public void Nothing_is_ordered_on_a_closed_case()
    {
        var closed = Given.Closed();

        closed.Order(Guid.NewGuid(), closed.Decisions[0], Given.Refer, Given.Kim, Given.Noon).ShouldBeRefused("case-closed");
    }

    [Theory]
    [InlineData(true, ActionStatus.Succeeded)]
    [InlineData(false, ActionStatus.Failed)]
    public void An_outcome_is_recorded_once(bool succeeded, ActionStatus expected)
    {
        var acting = Given.Acting(Given.Refer);
        var id = acting.Actions[0].Id;

        var reported = acting.Report(id, succeeded, "접수 번호 12", Given.Noon).Value;

        reported.Actions[0].Status.ShouldBe(expected);
        reported.Actions[0].Outcome.ShouldBe("접수 번호 12");
        reported.Report(id, !succeeded, "다시", Given.Noon).ShouldBeRefused("action-already-reported");
        reported.Close(Given.Kim, Given.Noon).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void Unknown_actions_are_refused()
    {
        Given.Decided().Report(Guid.NewGuid(), true, "됨", Given.Noon).ShouldBeRefused("no-such-action");
        Given.Decided().Undo(Guid.NewGuid(), Given.Kim, "사유", Given.Noon).ShouldBeRefused("no-such-action");
    }

    [Fact]
    public void What_was_done_is_undone_by_a_person_with_a_reason_even_after_closing()
    {
        var acting = Given.Acting(Given.Block);
        var id = acting.Actions[0].Id;
        var closed = acting.Report(id, true, "막음", Given.Noon).Then(c => c.Close(Given.Kim, Given.Noon)).Value;

        closed.Undo(id, Given.Machine, "사유", Given.Noon).ShouldBeRefused("person-needed");
        closed.Undo(id, Given.Kim, " ", Given.Noon).ShouldBeRefused("reason-needed");
        var undone = closed.Undo(id, Given.Lee, "우리 주소입니다.", Given.Noon).Value;
        undone.Actions[0].Status.ShouldBe(ActionStatus.Undone);
        undone.Undo(id, Given.Lee, "또", Given.Noon).ShouldBeRefused("action-not-undoable");
    }

    [Fact]
    public void What_may_not_yet_have_happened_is_not_undone()
    {
        var acting = Given.Acting(Given.Block);

        acting.Undo(acting.Actions[0].Id, Given.Kim, "사유", Given.Noon).ShouldBeRefused("outcome-pending");
    }

    [Fact]
    public void What_failed_or_cannot_be_undone_is_not_undone()
    {
        var acting = Given.Acting(Given.Block, Given.Refer);
        var reported = acting.Report(acting.Actions[0].Id, false, "연결 안 됨", Given.Noon)
            .Then(c => c.Report(acting.Actions[1].Id, true, "보냄", Given.Noon)).Value;

        reported.Undo(acting.Actions[0].Id, Given.Kim, "사유", Given.Noon).ShouldBeRefused("action-not-undoable");
        reported.Undo(acting.Actions[1].Id, Given.Kim, "사유", Given.Noon).ShouldBeRefused("action-not-undoable");
    }
}
