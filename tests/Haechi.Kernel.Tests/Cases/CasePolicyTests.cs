using Haechi.Kernel.Cases;

namespace Haechi.Kernel.Tests.Cases;

public class CasePolicyTests
{
    private static readonly ActionOrder Bare = Given.Block with { Undoable = false };

    [Fact]
    public void A_rule_of_the_manifest_decides_a_waiting_case_and_is_named()
    {
        var decided = Given.DecidedByRule();

        var decision = decided.Decisions[0].ShouldBeOfType<PolicyDecision>();
        (decision.RuleId, decision.ActionKind).ShouldBe(("block-known", "block-address"));
        decided.Status.ShouldBe(CaseStatus.Decided);
    }

    [Fact]
    public void A_rule_that_is_not_in_the_manifest_decides_nothing()
    {
        Given.Waiting().DecideByPolicy(Guid.NewGuid(), Given.Manifest, "block-all", Given.Noon).ShouldBeRefused("not-in-manifest");
        Given.Waiting().DecideByPolicy(Guid.NewGuid(), Given.Manifest with { AutomaticActions = [] }, "block-known", Given.Noon)
            .ShouldBeRefused("not-in-manifest");
    }

    [Fact]
    public void The_manifest_of_another_service_decides_nothing()
    {
        Given.Waiting().DecideByPolicy(Guid.NewGuid(), Given.Manifest with { Id = "other" }, "block-known", Given.Noon)
            .ShouldBeRefused("other-service");
    }

    [Fact]
    public void No_rule_decides_what_a_person_has_taken_decided_or_closed()
    {
        Given.Claimed().DecideByPolicy(Guid.NewGuid(), Given.Manifest, "block-known", Given.Noon).ShouldBeRefused("case-taken");
        Given.Decided().DecideByPolicy(Guid.NewGuid(), Given.Manifest, "block-known", Given.Noon).ShouldBeRefused("nothing-undecided");
        Given.Closed().DecideByPolicy(Guid.NewGuid(), Given.Manifest, "block-known", Given.Noon).ShouldBeRefused("case-closed");
    }

    [Fact]
    public void A_rule_allows_its_own_kind_of_action_only()
    {
        var decided = Given.DecidedByRule();

        decided.Order(Guid.NewGuid(), decided.Decisions[0], Given.Block, Given.Machine, Given.Noon).Succeeded.ShouldBeTrue();
        decided.Order(Guid.NewGuid(), decided.Decisions[0], Given.Refer, Given.Machine, Given.Noon).ShouldBeRefused("not-in-manifest");
    }

    [Fact]
    public void An_automatic_action_must_be_undoable_or_end_by_itself()
    {
        var decided = Given.DecidedByRule();

        decided.Order(Guid.NewGuid(), decided.Decisions[0], Bare, Given.Machine, Given.Noon).ShouldBeRefused("automatic-must-be-reversible");
        decided.Order(Guid.NewGuid(), decided.Decisions[0], Bare with { Until = Given.Noon.AddHours(1) }, Given.Machine, Given.Noon)
            .Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void A_person_undoes_what_a_rule_did()
    {
        var decided = Given.DecidedByRule();
        var id = Guid.CreateVersion7();

        var undone = decided.Order(id, decided.Decisions[0], Given.Block, Given.Machine, Given.Noon)
            .Then(c => c.Report(id, true, "막음", Given.Noon))
            .Then(c => c.Undo(id, Given.Kim, "우리 주소입니다.", Given.Noon));

        undone.Value.Actions[0].Status.ShouldBe(ActionStatus.Undone);
    }
}
