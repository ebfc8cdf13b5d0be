using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Statistics;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Statistics;

public sealed class StepTimesTests
{
    [Fact]
    public void Median_and_ninetieth_are_ranks_and_impossible_times_are_left_out() =>
        StepTimes.Of(new[] { 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, -5 }.Select(m => TimeSpan.FromMinutes(m))).ShouldBe(new StepTimes(10, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(9)));

    [Fact]
    public void Nothing_has_no_median() => StepTimes.Of([]).ShouldBe(new StepTimes(0, null, null));

    [Theory]
    [InlineData("https://board.example.kr/a.jpg?x=1", "hxxps://board[.]example[.]kr/a.jpg?x=1")]
    [InlineData("http://198.51.100.7:8080/", "hxxp://198[.]51[.]100[.]7[:]8080/")]
    [InlineData("javascript:alert(1)", "javascript:alert(1)")]
    [InlineData("file:///in/a.jpg", "file[:]///in/a.jpg")]
    public void An_address_is_shown_so_that_nobody_opens_it(string address, string shown) => Defanged.Of(address).ShouldBe(shown);
}
