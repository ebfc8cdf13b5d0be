using FsCheck.Xunit;
using Haechi.CitizenServices.Knowledge.Trial;

namespace Haechi.CitizenServices.Tests.Knowledge.Trial;

/// <summary>A difference tells both texts whole, and marks no more than what changed.</summary>
public sealed class TextDifferenceTests
{
    [Property(MaxTest = 300)]
    public void Both_texts_can_be_read_from_it(string? before, string? after)
    {
        var pieces = TextDifference.Of(before ?? "", after ?? "");

        string.Concat(pieces.Where(p => p.Kind != Difference.Added).Select(p => p.Text)).ShouldBe(before ?? "");
        string.Concat(pieces.Where(p => p.Kind != Difference.Removed).Select(p => p.Text)).ShouldBe(after ?? "");
    }

    [Fact]
    public void A_changed_word_is_marked_and_its_neighbours_are_not() =>
        TextDifference.Of("수수료는 400원 입니다", "수수료는 500원 입니다").ShouldBe(
        [
            new(Difference.Same, "수수료는 "), new(Difference.Removed, "400원 "), new(Difference.Added, "500원 "), new(Difference.Same, "입니다"),
        ]);

    [Fact]
    public void A_very_long_text_is_shown_as_replaced() =>
        TextDifference.Of(string.Concat(Enumerable.Repeat("가 ", 4000)), "나").Select(p => p.Kind).ShouldBe([Difference.Removed, Difference.Added]);
}
