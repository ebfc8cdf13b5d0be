using FsCheck.Xunit;
using Haechi.CitizenServices.ContactCentre.Supervision.Reviews;

namespace Haechi.CitizenServices.Tests.ContactCentre.Supervision;

/// <summary>A draw can be repeated, takes from everywhere, and nobody can aim it.</summary>
public class SampleDrawTests
{
    private static readonly Candidate[] Ended = [.. Enumerable.Range(0, 400).Select(i => new Candidate(
        new Guid(i, 7, 7, new byte[8]), new Guid(i, 8, 8, new byte[8]), $"c{i % 8}", $"상담 {i % 8}", i % 3 == 0 ? "report:pothole" : "other", DateTimeOffset.UnixEpoch, i))];

    [Property]
    public bool The_same_seed_draws_the_same_in_any_order(int seed)
    {
        var there = Draw($"s{seed}", 10, _ => "", Ended);
        var back = Draw($"s{seed}", 10, _ => "", Ended.Reverse());
        return there.SequenceEqual(back) && there.Count == 10;
    }

    [Fact]
    public void Another_seed_draws_others() => Draw("a", 10, _ => "", Ended).ShouldNotBe(Draw("b", 10, _ => "", Ended));

    [Fact]
    public void Each_counsellor_has_as_many()
    {
        var drawn = Draw("2026-11-23", 3, c => c.CounsellorId, Ended);

        drawn.CountBy(c => c.CounsellorId).ShouldAllBe(c => c.Value == 3);
        drawn.Select(c => c.CounsellorId).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public void Each_conversation_is_as_likely_as_any_other()
    {
        var times = Enumerable.Range(0, 2000).SelectMany(seed => Draw($"{seed}", 20, _ => "", Ended)).CountBy(c => c.HandoverId).Select(c => c.Value).ToList();

        // Two thousand draws of a twentieth: one hundred each, give or take five standard deviations.
        times.Count.ShouldBe(Ended.Length);
        times.ShouldAllBe(count => count > 50 && count < 150);
    }

    [Theory]
    [InlineData("greeting: 인사 | Greeting", "greeting", "Greeting")]
    [InlineData("law: 법령 안내", "law", "법령 안내")]
    public void An_item_is_read(string line, string id, string english)
    {
        var item = ReviewSheet.Read(line).ShouldNotBeNull();

        (item.Id, item.Name.En).ShouldBe((id, english));
    }

    [Theory]
    [InlineData("greeting")]
    [InlineData(": 인사")]
    [InlineData("greeting:")]
    public void What_is_no_item_is_left_out(string line) => ReviewSheet.Read(line).ShouldBeNull();

    [Fact]
    public void A_mean_says_how_many_and_how_sure()
    {
        var of = ReviewList.Of("greeting", [(5, 3), (3, 1)]);

        (of.Reviews, of.Mean).ShouldBe((4, 4.5));
        of.Margin!.Value.ShouldBe(0.98, 0.01);
        ReviewList.Of("greeting", [(4, 1)]).Margin.ShouldBeNull();
    }

    private static IReadOnlyList<Candidate> Draw(string seed, int size, Func<Candidate, string> stratum, IEnumerable<Candidate> ended)
    {
        var draw = new SampleDraw(seed, size, stratum);
        foreach (var candidate in ended)
        {
            draw.Add(candidate);
        }

        draw.Population.ShouldBe(Ended.Length);
        return draw.Drawn();
    }
}
