using Haechi.CitizenServices.ContactCentre.Desk.Suggestions;
using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.Tests.Testing;

namespace Haechi.CitizenServices.Tests.ContactCentre.Desk.Suggestions;

public sealed class SuggestionFinderTests
{
    private static readonly SuggestionFinder Finder = new(new KnowledgeSearch(KnowledgeYaml.ReadDemo().Entries), new ShiftedClock(TalkSite.MondayMorning));

    [Fact]
    public void The_likeliest_answer_comes_first_with_its_source()
    {
        var found = Finder.Find("여권 재발급하려면 뭐가 필요해요?");

        found.Count.ShouldBeInRange(1, SuggestionFinder.Most);
        found[0].Entry.Title.ShouldContain("여권");
        found[0].Text.ShouldStartWith(found[0].Entry.Body.Trim());
        found[0].Text.ShouldEndWith($"(출처: {found[0].Entry.Source})");
        found.Select(s => s.Entry.Id).ShouldBeUnique();
    }

    [Fact]
    public void Both_halves_of_a_compound_question_are_answered()
    {
        var found = Finder.Find("따릉이 고장 신고는 어디에 하고 대형폐기물은 어떻게 버려요?");

        found.ShouldContain(s => s.Entry.Body.Contains("따릉이") || s.Entry.Title.Contains("따릉이"));
        found.ShouldContain(s => s.Entry.Title.Contains("폐기물") || s.Entry.Body.Contains("폐기물"));
    }

    [Fact]
    public void The_newest_turn_that_has_an_answer_counts()
    {
        string[] said = ["여권 재발급하려면 뭐가 필요해요?", "12가3456"];

        Finder.FindForTurns(said).Select(s => s.Entry.Id).ShouldBe(Finder.Find(said[0]).Select(s => s.Entry.Id));
        Finder.FindForTurns([.. said, "따릉이 고장 신고는 어디에 하나요?"])[0].Entry.Title.ShouldContain("따릉이");
        Finder.FindForTurns([]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("ㅎ")]
    [InlineData("xqzv wplk")]
    public void Where_nothing_fits_nothing_is_proposed(string words) => Finder.Find(words).ShouldBeEmpty();
}
