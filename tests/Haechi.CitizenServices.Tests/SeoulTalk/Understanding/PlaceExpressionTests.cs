using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Understanding;

public sealed class PlaceExpressionTests
{
    [Theory]
    [InlineData("강남역 3번 출구 앞에 차가 인도를 막고 있어요 12가3456", "강남역 3번 출구 앞")]
    [InlineData("테헤란로 152 앞 도로가 파였어요", "테헤란로 152 앞 도로")]
    [InlineData("마포구 망원동 57-1번지에 쓰레기가 쌓였어요", "마포구 망원동 57-1번지")]
    [InlineData("어제부터 역삼초등학교 정문 옆 가로등이 꺼져 있어요", "역삼초등학교 정문 옆")]
    [InlineData("망원 시장 입구에 노점이 있어요", "망원 시장 입구")]
    [InlineData("신촌로터리에서 신호등이 고장났어요", "신촌로터리")]
    [InlineData("스타벅스 맞은편에 킥보드가 쓰러져 있어요", "스타벅스 맞은편")]
    [InlineData("서울숲역3번출구앞에 킥보드", "서울숲역3번출구앞")]
    [InlineData("잠실대교 남단 맨홀 뚜껑이 열렸어요", "잠실대교 남단")]
    [InlineData("올림픽대로 가로등이 나갔어요", "올림픽대로")]
    [InlineData("을지로3가 사거리 현수막 치워주세요", "을지로3가 사거리")]
    [InlineData("종로구 자하문로7길 12", "종로구 자하문로7길 12")]
    [InlineData("Car parked in front of Gangnam Station Exit 3", "in front of Gangnam Station Exit 3")]
    public void Finds_the_words_that_tell_where(string text, string place)
    {
        var found = PlaceExpression.Find(text).ShouldNotBeNull();
        found.Text.ShouldBe(place);
        found.Span.In(text).ShouldBe(place);
    }

    [Theory]
    [InlineData("쓰레기로 가득해요")]
    [InlineData("가로등이 자동으로 꺼져요")]
    [InlineData("인도에 차가 있어요")]
    [InlineData("바로 앞에요")]
    [InlineData("저희 집 앞에 쓰레기를 버려요")]
    [InlineData("공원 벤치가 부서졌어요")]
    [InlineData("주정차금지구역인데 차가 있어요")]
    [InlineData("12가3456")]
    public void Finds_none_where_none_is_told(string text) => PlaceExpression.Find(text).ShouldBeNull();

    [Theory]
    [InlineData("강남역 3번 출구", true)]
    [InlineData("테헤란로 152", true)]
    [InlineData("마포구", false)]
    public void Knows_whether_a_crew_could_find_it(string text, bool precise) =>
        PlaceExpression.Find(text)!.IsPrecise.ShouldBe(precise);
}
