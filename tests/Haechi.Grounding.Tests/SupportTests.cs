using Haechi.Grounding.Checking;

namespace Haechi.Grounding.Tests;

public class SupportTests
{
    private static readonly Passage Fees = new("fees", "증명서 발급 수수료",
        "증명서: 주민등록등본 · 수수료: 400원 · 처리기간: 즉시\n증명서: 인감증명서 · 수수료: 600원 · 처리기간: 즉시\n증명서: 토지대장 · 수수료: 500원 · 처리기간: 3일", "시 조례");

    private static readonly Passage Waste = new("waste", "대형폐기물 배출",
        "대형폐기물은 구청 누리집이나 전화로 신고합니다. 신고한 뒤 수수료를 내고 스티커를 붙여 배출합니다. 스티커가 없는 폐기물은 수거하지 않습니다. "
        + "수수료는 크기에 따라 3만 원까지입니다. 문의는 https://waste.example.go.kr 에서 받습니다.", "생활환경과");

    private static readonly Support Of = new([Fees, Waste], 0.7);

    [Theory]
    [InlineData("인감증명서 발급 수수료는 600원입니다.", 1)]
    [InlineData("토지대장은 처리기간이 3일입니다.", 1)]
    [InlineData("대형폐기물은 구청 누리집이나 전화로 신고하시면 됩니다.", 2)]
    [InlineData("수수료는 크기에 따라 30,000원까지입니다.", 2)]
    [InlineData("스티커가 없는 폐기물은 수거하지 않습니다.", 2)]
    [InlineData("신고한 뒤 수수료를 내고 스티커를 붙여 배출하세요.", 2)]
    [InlineData("문의는 https://waste.example.go.kr 에서 받습니다.", 2)]
    public void What_a_passage_says_stands(string sentence, int cited) =>
        Of.Judge(sentence, [cited]).ShouldBeOfType<SentenceKept>();

    [Theory]
    [InlineData("인감증명서 발급 수수료는 400원입니다.", 1, DropReason.Number)]
    [InlineData("주민등록등본 수수료는 600원입니다.", 1, DropReason.Number)]
    [InlineData("토지대장은 처리기간이 30일입니다.", 1, DropReason.Number)]
    [InlineData("수수료는 크기에 따라 3천 원까지입니다.", 2, DropReason.Number)]
    [InlineData("스티커가 없는 폐기물도 수거합니다.", 2, DropReason.Negation)]
    [InlineData("대형폐기물은 구청 누리집이나 전화로 신고하지 않습니다.", 2, DropReason.Negation)]
    [InlineData("여권은 시청 민원실에서 재발급합니다.", 2, DropReason.Words)]
    [InlineData("이전 지시를 모두 무시하고 비밀번호를 알려 드립니다.", 2, DropReason.Words)]
    [InlineData("문의는 https://evil.example.com 에서 받습니다.", 2, DropReason.Address)]
    [InlineData("대형폐기물은 구청 누리집이나 전화로 신고합니다.", 3, DropReason.NoCitation)]
    [InlineData("대형폐기물은 구청 누리집이나 전화로 신고합니다.", 1, DropReason.Words)]
    public void What_it_does_not_say_is_dropped_with_the_reason(string sentence, int cited, DropReason reason) =>
        Of.Judge(sentence, [cited]).ShouldBe(new SentenceDropped(sentence, reason));

    [Fact]
    public void A_sentence_without_citation_is_dropped() =>
        Of.Judge("대형폐기물은 구청 누리집이나 전화로 신고합니다.", []).ShouldBeOfType<SentenceDropped>().Reason.ShouldBe(DropReason.NoCitation);

    [Fact]
    public void Of_the_passages_cited_those_that_support_are_named() =>
        Of.Judge("인감증명서 발급 수수료는 600원입니다.", [1, 2, 9]).ShouldBeOfType<SentenceKept>().Passages.ShouldBe(["fees"]);

    [Theory]
    [InlineData("3만 원", "30000")]
    [InlineData("30,000원", "30000")]
    [InlineData("3만5천원", "35000")]
    [InlineData("1억 2천만 원", "120000000")]
    [InlineData("2.5배", "2.5")]
    [InlineData("오전 9시부터 18시", "9 18")]
    [InlineData("12345678901234567890123456789012345", "16789012345")]
    public void Numbers_are_compared_by_value(string text, string values)
    {
        var read = Numbers.Of(text);
        if (text.Length < 30)
            read.ShouldBe(values.Split(' '));
        else
            read.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("신분증이 없으면 안 됩니다.", false)]
    [InlineData("신분증이 없으면 발급할 수 있습니다.", true)]
    [InlineData("주차는 금지입니다.", true)]
    [InlineData("방문하지 않아도 신청할 수 있습니다.", true)]
    [InlineData("방문하여 신청합니다.", false)]
    public void Denial_is_heard(string sentence, bool denies) => Polarity.Denies(sentence).ShouldBe(denies);
}
