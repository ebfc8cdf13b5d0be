using Haechi.Platform.PersonalData;

namespace Haechi.Platform.Tests.PersonalData;

public sealed class MaskTests
{
    [Theory]
    [InlineData("연락처 010-1234-5678 입니다", "연락처 010-****-5678 입니다")]
    [InlineData("01012345678", "010-****-5678")]
    [InlineData("02-120-1234", "02-****-1234")]
    [InlineData("주민번호 900101-1234567", "주민번호 900101-*******")]
    [InlineData("9001011234567", "900101-*******")]
    [InlineData("카드 1234-5678-9012-3456", "카드 1234-****-****-****")]
    [InlineData("hong.gildong@seoul.go.kr 로", "h***@seoul.go.kr 로")]
    [InlineData("접수번호 2026-000123, 12가3456, 37.5665", "접수번호 2026-000123, 12가3456, 37.5665")]
    [InlineData("", "")]
    public void Numbers_and_addresses_of_people_are_hidden_and_nothing_else(string text, string masked) => Mask.Text(text).ShouldBe(masked);

    [Theory]
    [InlineData("홍길동", "홍*동")]
    [InlineData("김수", "김*")]
    [InlineData("남궁민수", "남**수")]
    [InlineData("김", "*")]
    public void The_middle_of_a_name_is_hidden(string name, string masked) => Mask.Name(name).ShouldBe(masked);
}
