using Haechi.CitizenServices.Knowledge;

namespace Haechi.CitizenServices.Tests.Knowledge;

public sealed class KnowledgeSearchTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly KnowledgeSearch Search = new(
    [
        Entry("bulky", "대형폐기물 배출", "가구는 구청에 신고하고 버립니다. 수수료는 크기에 따라 다릅니다.", Today),
        Entry("bulky-old", "대형폐기물 배출 안내", "옛 수수료입니다.", Today.AddDays(-1)),
        Entry("tax", "자동차세 납부", "6월과 12월에 냅니다.", Today.AddDays(90)),
    ]);

    [Fact]
    public void Answers_with_the_sentence_that_fits()
    {
        var hit = Search.Ask("대형폐기물 수수료", Today)[0];
        hit.Entry.Id.ShouldBe("bulky");
        Search.Highlight(hit.Entry, "대형폐기물 수수료").Text.ShouldBe("수수료는 크기에 따라 다릅니다.");
    }

    [Fact]
    public void Never_answers_with_an_expired_entry_but_reports_it()
    {
        Search.Ask("대형폐기물 배출 안내", Today).ShouldNotContain(h => h.Entry.Id == "bulky-old");
        Search.ExpiredOn(Today).ShouldHaveSingleItem().Id.ShouldBe("bulky-old");
    }

    [Fact]
    public void An_entry_answers_through_its_last_day()
    {
        Search.Ask("대형폐기물", Today).ShouldNotBeEmpty();
        Search.Ask("대형폐기물", Today.AddDays(1)).ShouldBeEmpty();
    }

    private static KnowledgeEntry Entry(string id, string title, string body, DateOnly validUntil) =>
        new(id, "topic", title, body, [], [], "안내", "부서", validUntil, IsDemo: true);
}
