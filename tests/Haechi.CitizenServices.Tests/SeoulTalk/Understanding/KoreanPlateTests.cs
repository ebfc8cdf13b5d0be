using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Understanding;

public sealed class KoreanPlateTests
{
    [Theory]
    [InlineData("12가3456 차가 막고 있어요", "12가3456")]
    [InlineData("차량번호는 123가 4567입니다", "123가4567")]
    [InlineData("서울12가3456", "서울12가3456")]
    [InlineData("서울 1 가 1234 흰색 승용차", "서울1가1234")]
    [InlineData("차 번호 34나-5678이에요", "34나5678")]
    [InlineData("택시 서울33아1234", "서울33아1234")]
    [InlineData("렌터카 123하4567번", "123하4567")]
    [InlineData("오토바이 서울 마포 가 1234", "서울마포가1234")]
    [InlineData("12 가 3 4 5 6", "12가3456")]
    public void Finds_a_plate_in_any_spacing(string text, string number)
    {
        var plate = KoreanPlate.Find(text).ShouldNotBeNull();
        plate.Number.ShouldBe(number);
        plate.Span.In(text).Replace(" ", "").Replace("-", "").ShouldBe(number);
    }

    [Theory]
    [InlineData("아파트 102호 1234")]
    [InlineData("종로3가 1234")]
    [InlineData("2024년 3456건")]
    [InlineData("010-1234-5678")]
    [InlineData("12가34567")]
    [InlineData("테헤란로 152")]
    [InlineData("12시 3456")]
    public void Leaves_other_numbers_alone(string text) => KoreanPlate.Find(text).ShouldBeNull();

    [Fact]
    public void Finds_each_of_several() =>
        KoreanPlate.FindAll("12가3456이랑 34나5678 두 대요").Select(p => p.Number).ShouldBe(["12가3456", "34나5678"]);

    [Fact]
    public void Masks_the_middle() => KoreanPlate.Find("12가3456")!.Value.Masked.ShouldBe("12가**56");
}
