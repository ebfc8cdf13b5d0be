using FsCheck.Xunit;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Understanding;

public sealed class QuestionSplitterTests
{
    [Theory]
    [InlineData("등본은 어디서 떼고 수수료는 얼마예요?", "등본은 어디서 떼고 |수수료는 얼마예요?")]
    [InlineData("소파 버리는 방법 알려주세요. 그리고 전입신고는 어떻게 하나요?", "소파 버리는 방법 알려주세요. |그리고 전입신고는 어떻게 하나요?")]
    [InlineData("따릉이 요금이 얼마인지, 어디서 빌리는지 궁금해요", "따릉이 요금이 얼마인지, |어디서 빌리는지 궁금해요")]
    [InlineData("자동차세 언제 내요? 주민세는요? 얼마죠?", "자동차세 언제 내요? |주민세는요? |얼마죠?")]
    [InlineData("전입신고 방법이랑 종량제봉투 가격 알려줘", "전입신고 방법이랑 |종량제봉투 가격 알려줘")]
    [InlineData("전입신고 방법 알려주시고 종량제봉투도 어디서 파는지 알려 주세요", "전입신고 방법 알려주시고 |종량제봉투도 어디서 파는지 알려 주세요")]
    [InlineData("등본 떼는 법하고 여권 만드는 곳 좀요", "등본 떼는 법하고 |여권 만드는 곳 좀요")]
    [InlineData("여권 서류가 뭔지랑 저녁에 접수하는 구청도 알려 주세요", "여권 서류가 뭔지랑 |저녁에 접수하는 구청도 알려 주세요")]
    public void Takes_a_compound_question_apart(string text, string parts) =>
        string.Join('|', QuestionSplitter.Split(text).Select(p => p.Text)).ShouldBe(parts);

    [Theory]
    [InlineData("이사하고 전입신고는 어떻게 하나요?")]
    [InlineData("안녕하세요. 여권을 만들려면 어떻게 하나요? 부탁드립니다.")]
    [InlineData("지난주에 이사 왔어요. 쓰레기봉투는 어디서 사요?")]
    [InlineData("등본이랑 초본은 어디서 떼요?")]
    [InlineData("대형폐기물을 버리고 싶은데 어떻게 해요")]
    [InlineData("불법주차 과태료")]
    [InlineData("친구가 알려주고 갔는데 여권은 어떻게 만들어요?")]
    [InlineData("등본이랑 초본 떼는 법 알려 주세요")]
    public void Leaves_a_single_question_whole(string text) => QuestionSplitter.Split(text).ShouldHaveSingleItem().Text.ShouldBe(text);

    [Fact]
    public void Carries_the_topic_to_a_part_that_names_none()
    {
        var parts = QuestionSplitter.Split("여권 재발급은 어디서 하고 수수료는 얼마예요?");
        parts[0].NeedsTopic.ShouldBeFalse();
        parts[1].NeedsTopic.ShouldBeTrue();
        parts[1].Topic!.ShouldStartWith("여권");
    }

    [Fact]
    public void A_part_with_a_topic_of_its_own_needs_none() =>
        QuestionSplitter.Split("여권은 어디서 만들고 따릉이는 어떻게 빌려요?")[1].NeedsTopic.ShouldBeFalse();

    [Property(MaxTest = 300)]
    public bool Keeps_every_character_in_exactly_one_part(int[] picks, char[] noise)
    {
        string[] bits = ["여권은 어디서 하고 ", "수수료는 얼마예요? ", "그리고 ", "안녕하세요. ", "방법이랑 ", "\n", "?", "…", " ", new string(noise)];
        var text = string.Concat(picks.Select(p => bits[(int)((uint)p % bits.Length)]));
        var parts = QuestionSplitter.Split(text);
        return string.Concat(parts.Select(p => p.Text)) == text && parts.Count <= QuestionSplitter.MostParts
            && parts.All(p => p.Span.In(text) == p.Text);
    }
}
