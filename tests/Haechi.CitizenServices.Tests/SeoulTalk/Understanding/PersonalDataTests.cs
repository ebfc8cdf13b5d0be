using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Understanding;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("제 번호는 010-1234-5678입니다", "제 번호는 [전화번호]입니다")]
    [InlineData("01012345678로 연락주세요", "[전화번호]로 연락주세요")]
    [InlineData("+82 10 1234 5678", "[전화번호]")]
    [InlineData("02-123-4567", "[전화번호]")]
    [InlineData("901212-1234567", "[주민등록번호]")]
    [InlineData("주민번호 9012121234567 이요", "주민번호 [주민등록번호] 이요")]
    [InlineData("1234-5678-9012-3456", "[카드번호]")]
    [InlineData("hong@example.com 으로", "[전자우편] 으로")]
    [InlineData("계좌 110-234-567890", "계좌 [번호]")]
    [InlineData("여권 M12345678", "여권 [여권번호]")]
    [InlineData("12가3456 차", "[차량번호] 차")]
    public void Hides_it_and_names_it(string text, string masked) =>
        PersonalData.Mask(text, keepPlates: false).Text.ShouldBe(masked);

    [Theory]
    [InlineData("접수번호 20261122-K7Q3M9 조회")]
    [InlineData("2026-11-03 14:30에 봤어요")]
    [InlineData("120에 전화했어요")]
    [InlineData("과태료 40,000원")]
    [InlineData("테헤란로 152-10 3층")]
    public void Leaves_what_is_nobodys(string text)
    {
        var masked = PersonalData.Mask(text, keepPlates: false);
        masked.Text.ShouldBe(text);
        masked.Found.ShouldBeEmpty();
    }

    [Fact]
    public void Keeps_the_plate_where_the_report_needs_it() =>
        PersonalData.Mask("12가3456 010-1234-5678", keepPlates: true).Text.ShouldBe("12가3456 [전화번호]");

    [Property(MaxTest = 500)]
    public Property Never_leaks_a_resident_number() =>
        Prop.ForAll(Numbers("9012121234567"), t => Digits(t).Contains("9012121234567") && !Leaks(t, "9012121234567"));

    [Property(MaxTest = 500)]
    public Property Never_leaks_a_mobile_number() =>
        Prop.ForAll(Numbers("01087654321"), t => Digits(t).Contains("01087654321") && !Leaks(t, "01087654321"));

    private static bool Leaks(string text, string number) =>
        Digits(PersonalData.Mask(PlainText.Of(text), keepPlates: true).Text).Contains(number, StringComparison.Ordinal);

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>The number with random separators between its digits and random words around it.</summary>
    private static Arbitrary<string> Numbers(string number)
    {
        var gap = Gen.Elements("", "", "", "-", " ", ".", " - ", "–", "\u200B", "·");
        var around = Gen.Elements("", "번호", " 제 번호 ", "7", "!", "가나다\n", "(", "20261122-K7Q3M9 ");
        var text =
            from gaps in gap.ArrayOf(number.Length)
            from before in around
            from after in around
            select before + string.Concat(number.Zip(gaps, (d, g) => d + g)) + after;
        return Arb.From(text);
    }
}
