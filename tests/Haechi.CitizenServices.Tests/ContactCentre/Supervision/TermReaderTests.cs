using FsCheck.Xunit;
using Haechi.CitizenServices.ContactCentre.Supervision.Words;

namespace Haechi.CitizenServices.Tests.ContactCentre.Supervision;

/// <summary>Words are counted, people are not.</summary>
public class TermReaderTests
{
    private static readonly TermReader Reader = new(["지하철 운행 시간", "주차장 이용 안내", "전세사기 피해 상담"]);

    [Theory]
    [InlineData("지하철이 멈췄다는데 왜 그런가요", "지하철")]
    [InlineData("주차장은 언제 여나요", "주차장")]
    [InlineData("전세사기 피해를 입었어요", "전세사기")]
    [InlineData("싱크홀 때문에 길이 막혔어요", "싱크홀")]
    public void What_it_is_about_is_a_word(string text, string word) => Reader.Read(text).ShouldContain(word);

    [Theory]
    [InlineData("제 이름은 홍길동이고 여권이 필요해요", "홍길동")]
    [InlineData("김철수 씨가 차를 세워 놨어요", "김철수")]
    [InlineData("박영희가 자꾸 시끄럽게 해요", "박영희")]
    [InlineData("이민수 주무관님과 통화하고 싶어요", "이민수")]
    [InlineData("선우용녀 님 담당인가요", "선우용녀")]
    public void A_name_is_not(string text, string name) =>
        Reader.Read(text).ShouldNotContain(word => word.Contains(name, StringComparison.Ordinal) || name.Contains(word, StringComparison.Ordinal));

    [Theory]
    [InlineData("12가3456 차량이 막고 있어요")]
    [InlineData("서울마포가1234 오토바이요")]
    [InlineData("010-1234-5678로 연락 주세요")]
    [InlineData("900101-1234567 입니다")]
    [InlineData("접수번호 20261122-K7Q3M9 결과요")]
    [InlineData("hong.gildong@example.com 으로 보내 주세요")]
    public void No_number_plate_or_address_is(string text)
    {
        Reader.Read(text).ShouldNotContain(word => word.Any(char.IsDigit) || word.Contains("가3456", StringComparison.Ordinal) || word.Contains("gildong", StringComparison.Ordinal));
        Reader.Read(text).ShouldNotContain("차량번호");
    }

    [Property]
    public bool Nothing_that_people_type_breaks_it_and_no_word_holds_a_digit(string text) =>
        Reader.Read(text ?? "").All(w => w.Length is > 1 and <= 20 && !w.Any(char.IsDigit));
}
