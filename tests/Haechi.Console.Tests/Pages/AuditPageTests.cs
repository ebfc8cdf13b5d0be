using Bunit;
using Haechi.Console.Pages.Audit;
using Haechi.Platform.Modules;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Console.Tests.Pages;

public class AuditPageTests : PageTest
{
    [Fact]
    public async Task The_trail_is_filtered_by_the_address()
    {
        await PrepareAsync();
        SignIn(Roles.Auditor);
        var first = await OpenCaseAsync("도로 파임");
        await OpenCaseAsync("가로등 꺼짐");
        Address.NavigateTo($"/console/audit?subject={first.Number}");
        var page = Render<AuditPage>();
        page.FindAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain(first.Number);
        page.Find("a[href*='format=csv']").GetAttribute("href")!.ShouldContain($"subject={first.Number}");
    }

    [Fact]
    public async Task A_whole_trail_is_called_whole_with_the_rows_walked()
    {
        await PrepareAsync();
        SignIn(Roles.Auditor);
        await OpenCaseAsync("도로 파임");
        await OpenCaseAsync("가로등 꺼짐");
        var page = Render<AuditPage>();
        page.Find(".hc-verify button").Click();
        page.WaitForAssertion(() => page.Find(".hc-verify").TextContent.ShouldContain("모든 기록이 온전합니다"));
        page.Find(".hc-verify").TextContent.ShouldContain("2건을 처음부터");
    }

    [Fact]
    public async Task An_altered_row_is_named()
    {
        await PrepareAsync();
        SignIn(Roles.Auditor);
        await OpenCaseAsync("도로 파임");
        await OpenCaseAsync("가로등 꺼짐");
        await using (var db = Services.GetRequiredService<IDbContextFactory<RoomsDb>>().CreateDbContext())
        {
            await db.Audit.Where(a => a.Sequence == 1).ExecuteUpdateAsync(set => set.SetProperty(a => a.ActorName, "아무개"));
        }

        var page = Render<AuditPage>();
        page.Find(".hc-verify button").Click();
        page.WaitForAssertion(() => page.Find(".hc-verify tbody tr").TextContent.ShouldContain("#1"));
        page.Find(".hc-verify tbody tr").TextContent.ShouldContain("내용이 바뀜");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("+82", "\"'+82\"")]
    [InlineData("김\"상담\"", "\"김\"\"상담\"\"\"")]
    [InlineData("", "\"\"")]
    public void An_exported_cell_is_never_a_formula(string text, string cell) => AuditExport.Cell(text).ShouldBe(cell);

    [Fact]
    public void A_day_of_the_filter_is_a_day_in_seoul()
    {
        var (filter, page) = AuditQuery.Parse("?from=2026-11-22&until=2026-11-22&page=2");
        filter.From.ShouldBe(new DateTimeOffset(2026, 11, 21, 15, 0, 0, TimeSpan.Zero));
        filter.Until.ShouldBe(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero));
        (page, filter.Skip).ShouldBe((2, AuditQuery.PageSize));
        AuditQuery.Parse("?from=22.11.2026&until=0001-01-01").Filter.ShouldBe(new Haechi.Platform.Audit.AuditFilter());
    }
}
