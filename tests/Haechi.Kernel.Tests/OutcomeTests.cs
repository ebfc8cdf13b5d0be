namespace Haechi.Kernel.Tests;

public class OutcomeTests
{
    private static readonly Refusal No = Refusals.Of("no", "안 됩니다.", "No.", "다시 하세요.", "Try again.");

    [Fact]
    public void A_value_succeeds()
    {
        Outcome<int> outcome = 7;

        outcome.Succeeded.ShouldBeTrue();
        outcome.Value.ShouldBe(7);
        outcome.Refusal.ShouldBeNull();
    }

    [Fact]
    public void Reading_the_value_of_a_refused_outcome_is_a_bug_that_names_the_refusal()
    {
        Outcome<int> outcome = No;

        outcome.Succeeded.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => outcome.Value).Message.ShouldContain("no");
    }

    [Fact]
    public void Then_stops_at_the_first_refusal()
    {
        Outcome<int> refused = No;
        var called = false;

        var outcome = refused.Then<string>(value =>
        {
            called = true;
            return value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        });

        called.ShouldBeFalse();
        outcome.Refusal.ShouldBe(No);
    }

    [Fact]
    public void Then_goes_on_with_the_value()
    {
        Outcome<int> outcome = 20;

        outcome.Then<int>(value => value + 1).Then<int>(value => value * 2).Value.ShouldBe(42);
    }

    [Fact]
    public void An_outcome_that_nobody_gave_claims_neither_success_nor_refusal()
    {
        var never = default(Outcome<string>);

        Should.Throw<InvalidOperationException>(() => never.Succeeded);
        Should.Throw<InvalidOperationException>(() => never.Value);
    }

    [Fact]
    public void No_refusal_is_no_success()
    {
        Should.Throw<ArgumentNullException>(() =>
        {
            Outcome<string> outcome = default(Refusal)!;
            return outcome.Succeeded;
        });
    }

    [Theory]
    [InlineData("en", "No.")]
    [InlineData("en-US", "No.")]
    [InlineData("ko-KR", "안 됩니다.")]
    [InlineData("fr", "안 됩니다.")]
    [InlineData("", "안 됩니다.")]
    public void Texts_are_Korean_unless_English_is_asked_for(string culture, string expected)
    {
        No.Message.For(culture).ShouldBe(expected);
    }
}
