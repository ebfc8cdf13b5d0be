using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Understanding;

public sealed class ReportUnderstandingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 15, 30, 0, SeoulTime.Offset);
    private static readonly ReportUnderstanding Reports = new(ReportKinds.Shipped);

    [Fact]
    public void Reads_one_free_sentence()
    {
        const string text = "어제 저녁에 강남역 3번 출구 앞에 차가 인도를 막고 있어요 12가3456";
        var reading = Reports.Read(text, Now);
        reading.Best!.Kind.Id.ShouldBe("illegal-parking");
        reading.Best.Confidence.ShouldBeGreaterThan(0.7);
        reading.Place!.Text.ShouldBe("강남역 3번 출구 앞");
        reading.Plate!.Value.Number.ShouldBe("12가3456");
        reading.Time!.Span.In(text).ShouldBe("어제 저녁");
        reading.Marks.Select(m => m.Kind).ShouldContain(MarkKind.Kind);
        reading.Marks.Select(m => m.Span.Start).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("골목 앞에 트럭을 세워놔서 못 지나가요", "illegal-parking")]
    [InlineData("길이 움푹 파여서 차가 덜컹거려요", "pothole")]
    [InlineData("골목 가로등이 깜빡거려요", "street-light")]
    [InlineData("전봇대 옆에 누가 쓰레기를 잔뜩 버려놨어요", "illegal-dumping")]
    [InlineData("새벽까지 공사해서 시끄러워요", "noise")]
    [InlineData("인도 블럭이 깨져서 할머니가 넘어지셨어요", "sidewalk")]
    [InlineData("비만 오면 물이 안 빠져요 배수구가 막혔나봐요", "drain")]
    [InlineData("분양 현수막 좀 떼주세요", "banner")]
    [InlineData("가게에서 인도까지 테이블을 깔아놓고 장사해요", "street-stall")]
    [InlineData("공원 운동기구가 부러졌어요", "park-facility")]
    [InlineData("횡단보도 신호등이 안 바뀌어요", "traffic-signal")]
    [InlineData("태풍에 나무가 쓰러졌어요", "street-tree")]
    [InlineData("킥보드가 점자블록 위에 쓰러져 있어요", "scooter")]
    [InlineData("차도에 고양이가 죽어 있어요", "dead-animal")]
    [InlineData("하수구에서 냄새가 올라와요", "odour")]
    [InlineData("맨홀 뚜껑이 덜컹거려요", "manhole")]
    [InlineData("A car is parked illegally on the crosswalk", "illegal-parking")]
    public void Knows_every_kind(string text, string kind) => Reports.Read(text, Now).Best!.Kind.Id.ShouldBe(kind);

    [Theory]
    [InlineData("안녕하세요")]
    [InlineData("")]
    [InlineData("비트코인 시세")]
    public void Guesses_nothing_from_nothing(string text) => Reports.Read(text, Now).Kinds.ShouldBeEmpty();
}
