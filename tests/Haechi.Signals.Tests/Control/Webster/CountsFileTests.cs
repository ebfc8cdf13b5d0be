using Haechi.Signals.Control.Webster;

namespace Haechi.Signals.Tests.Control.Webster;

public class CountsFileTests
{
    [Fact]
    public void What_is_written_is_read_again()
    {
        var counts = TurnCounts.Of([new("S", "nIn", "sOut", 25200, 26100, 120), new("S", "eIn", "wOut", 25200, 26100, 7.5)]);

        CountsFile.Parse(CountsFile.Lines(counts), "counts").Rows.ShouldBe(counts.Rows);
    }

    [Fact]
    public void Times_may_be_hours_and_minutes() =>
        CountsFile.Parse([CountsFile.Header, "S,nIn,sOut,07:00,07:15,12"], "counts").Rows.ShouldHaveSingleItem().End.ShouldBe(26_100);

    [Theory]
    [InlineData("S,nIn,sOut,0,900,NaN", "no number of vehicles")]
    [InlineData("S,nIn,sOut,0,900,many", "no number of vehicles")]
    [InlineData("S,nIn,sOut,seven,900,1", "no time")]
    [InlineData("S,nIn,sOut,0,900", "5 cells")]
    [InlineData("S,nIn,sOut,0,25:99,1", "no time")]
    public void A_line_that_says_nothing_is_named(string line, string why) =>
        Should.Throw<CountsException>(() => CountsFile.Parse([CountsFile.Header, line], "counts.csv")).Message.ShouldSatisfyAllConditions(m => m.ShouldContain("line 2"), m => m.ShouldContain(why));

    [Fact]
    public void A_file_without_its_first_line_is_refused() =>
        Should.Throw<CountsException>(() => CountsFile.Parse(["S,nIn,sOut,0,900,1"], "counts.csv")).Message.ShouldContain("line 1");

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Should.Throw<CountsException>(() => CountsFile.Read("/nowhere/counts.csv")).Message.ShouldContain("can't be read");
}
