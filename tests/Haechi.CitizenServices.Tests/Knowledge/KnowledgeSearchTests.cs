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

    [Theory]
    [InlineData("증명서: 인감증명서 · 수수료: 창구는 600원입니다. 무인발급기는 없습니다. · 기간: 바로", "무인발급기에서 되나요")]
    [InlineData("인감증명서: 창구는 600원입니다. 무인발급기는 없습니다.", "무인발급기에서 되나요")]
    public void A_row_is_shown_with_all_its_cells(string row, string question)
    {
        var entry = Entry("fees", "증명서 수수료", $"수수료는 아래와 같습니다. 카드로 냅니다.\n{row}\n등본은 다릅니다.", Today);
        var shown = Search.Highlight(entry, question);
        shown.Text.ShouldBe(row);
        entry.Body.Substring(shown.Start, shown.Length).ShouldBe(row);
    }

    [Fact]
    public void A_sentence_beside_a_table_stays_a_sentence() =>
        Search.Highlight(Entry("fees", "수수료", "수수료는 아래와 같습니다. 카드로 냅니다.\n증명서: 등본 · 수수료: 400원", Today), "카드로 낼 수 있나요").Text.ShouldBe("카드로 냅니다.");

    private static KnowledgeEntry Entry(string id, string title, string body, DateOnly validUntil) =>
        new(id, "topic", title, body, [], [], "안내", "부서", validUntil, IsDemo: true);
}
