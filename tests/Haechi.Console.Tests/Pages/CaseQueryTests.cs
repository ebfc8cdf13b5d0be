using Haechi.Console.Pages.Cases;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;

namespace Haechi.Console.Tests.Pages;

public class CaseQueryTests
{
    [Fact]
    public void An_empty_address_is_the_open_queue()
    {
        var query = CaseQuery.Parse("http://x/console/cases");
        query.ToFilter("me").ShouldBe(new CaseFilter());
        query.Filtered.ShouldBeFalse();
    }

    [Fact]
    public void Every_parameter_reaches_the_filter()
    {
        var query = CaseQuery.Parse("http://x/console/cases?status=claimed&service=s&kind=k&dept=%EC%8B%9C%ED%97%98%EA%B3%BC&severity=alert&mine=1&overdue=1&q=%EA%B0%95%EB%82%A8&sort=due&page=3&case=20261122-AAAAAA");
        query.ToFilter("me").ShouldBe(new CaseFilter
        {
            Status = CaseStatus.Claimed, ServiceId = "s", Kind = "k", Department = "시험과", MinimumSeverity = Severity.Alert, AssigneeId = "me",
            Overdue = true, Text = "강남", Sort = CaseSort.Due, Skip = 100, Take = 50,
        });
        query.Number.ShouldBe("20261122-AAAAAA");
        query.Filtered.ShouldBeTrue();
    }

    [Theory]
    [InlineData("status=99")]
    [InlineData("status=nonsense")]
    [InlineData("severity=-1")]
    [InlineData("page=0")]
    [InlineData("page=99999999999")]
    [InlineData("sort=&q=%20%20")]
    public void What_nobody_understands_is_left_out(string query) =>
        CaseQuery.Parse("http://x/console/cases?" + query).ToFilter("me").ShouldBe(new CaseFilter());
}
