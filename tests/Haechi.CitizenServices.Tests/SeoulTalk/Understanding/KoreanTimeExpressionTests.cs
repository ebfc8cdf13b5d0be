using System.Globalization;
using FsCheck.Xunit;
using Haechi.CitizenServices.SeoulTalk.Understanding;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Understanding;

public sealed class KoreanTimeExpressionTests
{
    // A Sunday, 15:30 in Seoul.
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 15, 30, 0, SeoulTime.Offset);

    [Theory]
    [InlineData("어제 저녁 8시쯤 봤어요", "어제 저녁 8시쯤", "11-21 19:30", "11-21 20:30")]
    [InlineData("어제저녁8시에", "어제저녁8시", "11-21 20:00", "11-21 20:00")]
    [InlineData("방금 봤는데", "방금", "11-22 15:00", "11-22 15:30")]
    [InlineData("3일 전부터 있어요", "3일 전부터", "11-19 00:00", "11-20 00:00")]
    [InlineData("이틀 전에", "이틀 전", "11-20 00:00", "11-21 00:00")]
    [InlineData("오늘 아침에", "오늘 아침", "11-22 06:00", "11-22 10:00")]
    [InlineData("11월 3일에 생겼어요", "11월 3일", "11-03 00:00", "11-04 00:00")]
    [InlineData("두 시간 전쯤", "두 시간 전쯤", "11-22 13:00", "11-22 14:00")]
    [InlineData("오전 9시 30분", "오전 9시 30분", "11-22 09:30", "11-22 09:30")]
    [InlineData("저녁 8시", "저녁 8시", "11-21 20:00", "11-21 20:00")]
    [InlineData("14:20쯤", "14:20쯤", "11-22 13:50", "11-22 14:50")]
    [InlineData("어젯밤", "어젯밤", "11-21 20:00", "11-22 04:00")]
    [InlineData("어제 밤 12시", "어제 밤 12시", "11-22 00:00", "11-22 00:00")]
    [InlineData("지난주 금요일", "지난주 금요일", "11-13 00:00", "11-14 00:00")]
    [InlineData("금요일에", "금요일", "11-20 00:00", "11-21 00:00")]
    [InlineData("어제 세 시 반", "어제 세 시 반", "11-21 15:30", "11-21 15:30")]
    public void Reads_when_it_was(string text, string words, string from, string to)
    {
        var time = KoreanTimeExpression.Find(text, Now).ShouldNotBeNull();
        time.Span.In(text).ShouldBe(words);
        Show(time.From).ShouldBe(from);
        Show(time.To).ShouldBe(to);
    }

    [Fact]
    public void A_date_to_come_is_that_of_last_year() =>
        KoreanTimeExpression.Find("12월 24일", Now)!.From.Year.ShouldBe(2025);

    [Theory]
    [InlineData("매일 밤마다 시끄러워요")]
    [InlineData("요즘 계속 그래요")]
    public void Knows_what_goes_on(string text) => KoreanTimeExpression.Find(text, Now)!.IsOngoing.ShouldBeTrue();

    [Theory]
    [InlineData("강남역 3번 출구 앞")]
    [InlineData("서울시 시민입니다")]
    [InlineData("다시 확인해 주세요")]
    [InlineData("")]
    public void Finds_none_where_none_is(string text) => KoreanTimeExpression.Find(text, Now).ShouldBeNull();

    [Property]
    public bool Never_lies_in_the_future(int number, bool morning)
    {
        var text = $"{(morning ? "오전" : "밤")} {number % 30}시 {number % 13}월 {number % 40}일 {number}분 전";
        var time = KoreanTimeExpression.Find(text, Now);
        return time is null || time.From <= time.To && time.To <= Now;
    }

    private static string Show(DateTimeOffset moment) => moment.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
