using FsCheck.Xunit;

namespace Haechi.Retrieval.Tests;

public sealed class Bm25IndexTests
{
    private static readonly Bm25Index Index = new Bm25IndexBuilder().AddRange(
    [
        Document("bulky", "대형폐기물 배출", "소파 버리려면 어떻게 해요?", "가구,장롱,매트리스", "대형폐기물은 구청 누리집에서 신고하고 수수료를 냅니다."),
        Document("food", "음식물쓰레기 배출", "음식물은 어디에 버리나요?", "음쓰,잔반", "전용 봉투나 종량기에 버립니다."),
        Document("parking", "거주자우선주차 신청", "집 앞에 주차하려면?", "거주자,주차장", "구청 시설관리공단에 신청합니다. 분기마다 배정합니다."),
        Document("resident", "주민등록등본 발급", "등본 떼는 법", "초본,무인발급기", "동주민센터나 정부24에서 발급합니다. 수수료는 400원입니다."),
        Document("car-tax", "자동차세 납부", "자동차세는 언제 내나요?", "차량세,연납", "6월과 12월에 냅니다."),
    ]).Build();

    [Theory]
    [InlineData("소파 버리는 방법 알려주세요", "bulky")]
    [InlineData("매트리스버리기", "bulky")]
    [InlineData("등본은 어디서 떼나요", "resident")]
    [InlineData("음식물 쓰레기 버리는 곳", "food")]
    [InlineData("자동차세 연납", "car-tax")]
    [InlineData("거주자우선 주차 하고 싶어요", "parking")]
    public void Finds_the_entry_that_answers(string query, string id) => Index.Search(query)[0].Id.ShouldBe(id);

    [Fact]
    public void A_single_wrong_letter_still_finds_it() => Index.Search("자동자세 납부")[0].Id.ShouldBe("car-tax");

    [Theory]
    [InlineData("")]
    [InlineData("???")]
    [InlineData("어떻게 해야 하나요")]
    [InlineData("비트코인 시세")]
    public void Finds_nothing_where_no_informative_word_is_known(string query) => Index.Search(query).ShouldBeEmpty();

    [Fact]
    public void Is_surer_of_a_stored_question_than_of_a_passing_mention()
    {
        var sure = Index.Search("자동차세는 언제 내나요?")[0];
        var unsure = Index.Search("비트코인 수수료 수익률 예측")[0];
        sure.Confidence.ShouldBeGreaterThan(0.8);
        unsure.Confidence.ShouldBeLessThan(0.4);
    }

    [Fact]
    public void Hits_come_in_order_and_no_more_than_asked_for()
    {
        var hits = Index.Search("구청 신청 수수료 발급 버리는", top: 3);
        hits.Count.ShouldBe(3);
        hits.Select(h => h.Score).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void An_empty_index_finds_nothing() => Bm25Index.Empty.Search("주차").ShouldBeEmpty();

    [Fact]
    public void Refuses_an_id_twice()
    {
        var builder = new Bm25IndexBuilder().Add(Document("a", "가", "", "", ""));
        Should.Throw<ArgumentException>(() => builder.Add(Document("a", "나", "", "", ""))).Message.ShouldContain("'a'");
    }

    [Fact]
    public void Reads_only_the_beginning_of_a_very_long_query() =>
        Index.Search("자동차세 " + new string('가', 10_000_000))[0].Id.ShouldBe("car-tax");

    [Property]
    public bool Confidence_is_a_share_for_any_query(char[] noise, bool known)
    {
        var hits = Index.Search(new string(noise) + (known ? " 자동차세 납부 등본" : ""));
        return hits.All(h => h.Confidence is >= 0 and <= 1 && double.IsFinite(h.Score));
    }

    private static SearchDocument Document(string id, string title, string question, string keywords, string body) =>
        new(id, title, [question], keywords.Split(','), body);
}
