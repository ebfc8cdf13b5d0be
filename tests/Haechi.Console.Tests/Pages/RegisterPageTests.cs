using Bunit;
using Haechi.Console.Pages.Register;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;

namespace Haechi.Console.Tests.Pages;

public class RegisterPageTests : PageTest
{
    [Fact]
    public async Task An_entry_shows_the_manifest_and_how_right_the_service_was()
    {
        await PrepareAsync();
        var me = Actor.Person(MyId, "박서연");
        foreach (var verdict in new[] { Verdict.Confirm, Verdict.Confirm, Verdict.Dismiss })
        {
            var opened = await OpenCaseAsync("도로 파임");
            await Desk.ClaimAsync(opened.Id, me, CancellationToken.None);
            await Desk.DecideAsync(opened.Id, me, verdict, "확인함", [], CancellationToken.None);
        }

        Address.NavigateTo($"/console/register?service={ServiceId}");
        var page = Render<RegisterPage>();
        page.Markup.ShouldContain("시험법 제1조");
        page.Markup.ShouldContain("없습니다. 모든 결정은 사람이 합니다.");
        var cells = page.Find(".hc-split-detail tbody tr").QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToList();
        cells[..4].ShouldBe(["1.2", "2", "1", "0"]);
        cells[5].ShouldStartWith("66.7");
    }

    [Fact]
    public async Task An_unknown_service_says_so()
    {
        await PrepareAsync();
        Address.NavigateTo("/console/register?service=nope");
        Render<RegisterPage>().Markup.ShouldContain("등록되지 않은 서비스입니다");
    }

    [Fact]
    public async Task The_public_page_tells_how_to_object_and_no_next_step_for_administrators()
    {
        await PrepareAsync();
        var page = Render<PublicRegisterPage>(p => p.Add(x => x.ServiceId, ServiceId));
        page.Markup.ShouldContain("이의 제기와 문의");
        page.FindAll("a[href^='/console']").ShouldBeEmpty();
    }
}
