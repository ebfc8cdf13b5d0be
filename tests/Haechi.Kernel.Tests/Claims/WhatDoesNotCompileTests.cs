using static Haechi.Kernel.Tests.Claims.Compiling;

namespace Haechi.Kernel.Tests.Claims;

/// <summary>The promises that the compiler keeps for us, proven by asking it.</summary>
public class WhatDoesNotCompileTests
{
    private const string NoSuchOverload = "CS7036";
    private const string NoAccess = "CS0122";
    private const string NoAccessibleConstructor = "CS1729";
    private const string CannotBeAssigned = "CS0200";
    private const string AbstractMemberNotImplemented = "CS0534";

    [Fact]
    public void An_action_ordered_with_a_decision_compiles()
    {
        ErrorsOf("return subject.Order(Guid.NewGuid(), decision, order, by, at);").ShouldBeEmpty();
    }

    [Fact]
    public void An_action_without_a_decision_does_not_compile()
    {
        ErrorsOf("return subject.Order(Guid.NewGuid(), order, by, at);").ShouldBe([NoSuchOverload]);
        ErrorsOf("return new CaseAction(Guid.NewGuid(), order, at);").ShouldBe([NoAccessibleConstructor]);
    }

    [Fact]
    public void Only_the_platform_constructs_actions_decisions_and_cases()
    {
        string[] statements =
        [
            "return new CaseAction(Guid.NewGuid(), decision, order, at);",
            "return new HumanDecision(Guid.NewGuid(), subject.Id, Verdict.Confirm, \"because\", [], at, \"kim\", \"Kim\");",
            "return new PolicyDecision(Guid.NewGuid(), subject.Id, Verdict.Confirm, \"because\", [], at, \"rule\", \"kind\");",
            "return new Case();",
        ];

        foreach (var statement in statements)
        {
            ErrorsOf(statement).ShouldBeSubsetOf([NoAccess, NoAccessibleConstructor]);
            ErrorsOf(statement).ShouldNotBeEmpty(statement);
            ErrorsOf(statement, "Haechi.Platform").ShouldBeEmpty(statement);
        }
    }

    [Theory]
    [InlineData("Id = Guid.NewGuid()")]
    [InlineData("ServiceId = \"other\"")]
    [InlineData("Status = CaseStatus.Closed")]
    [InlineData("Findings = []")]
    [InlineData("Decisions = []")]
    [InlineData("Timeline = []")]
    [InlineData("Assignee = by")]
    [InlineData("DueAt = at")]
    public void Nobody_goes_round_the_transitions(string change)
    {
        ErrorsOf($"return subject with {{ {change} }};").ShouldBe([CannotBeAssigned]);
    }

    [Fact]
    public void An_action_does_not_change_its_decision_or_status_from_outside()
    {
        ErrorsOf("return subject.Actions[0] with { Status = ActionStatus.Undone };").ShouldBe([CannotBeAssigned]);
        ErrorsOf("return subject.Actions[0] with { DecisionId = Guid.NewGuid() };").ShouldBe([CannotBeAssigned]);
    }

    [Fact]
    public void There_is_no_third_kind_of_decision()
    {
        Errors("record Whim : Decision { public Whim(Decision other) : base(other) { } }").ShouldBe([AbstractMemberNotImplemented]);
        Errors("record Whim(Guid Id) : Decision(Id, Id, Verdict.Confirm, \"\", [], default);").ShouldNotBeEmpty();
        Errors("record Whim : HumanDecision { }").ShouldContain("CS0509");
    }
}
