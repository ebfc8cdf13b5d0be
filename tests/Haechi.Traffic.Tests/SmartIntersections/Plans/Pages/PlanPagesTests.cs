using System.Net;
using Bunit;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Plans.Deciding;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Pages;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.Tests.Testing;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans.Pages;

/// <summary>The pages of plans with the real store behind them.</summary>
public sealed class PlanPagesTests(Sites sites) : TrafficSuite(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;

    [Fact]
    public async Task The_police_see_what_they_need_and_their_approval_with_its_reason_is_kept()
    {
        var id = await SubmittedAsync();
        using var page = LivePage.Of(Site, Kang, Roles.Police);
        var plan = page.Render<PlanPage>(p => p.Add(x => x.Id, id));
        plan.WaitForAssertion(() => plan.Markup.ShouldContain("승인하고 적용"));
        plan.Markup.ShouldContain("40.5 → 30.5");
        plan.Markup.ShouldContain("최소녹색");
        plan.FindAll("svg.tp-chart g title").ShouldContain(t => t.TextContent.Contains('로') && t.TextContent.Contains('→'), "a movement is named by its streets and by its roads");
        plan.FindAll(".tp-before").Count.ShouldBe(1);

        await plan.FindAll("button").First(b => b.TextContent.Contains("승인하고 적용", StringComparison.Ordinal)).ClickAsync(new());
        await plan.Find("dialog textarea").ChangeAsync(new() { Value = "지체가 줄어듭니다" });
        await plan.Find("dialog form").SubmitAsync();

        var stored = (await Site.Get<PlanBook>().FindAsync(id, Stop))!;
        stored.Row.ApprovedRevision.ShouldBe(1);
        stored.History.ShouldContain(e => e.Act == "approved" && e.ByName == "강경찰" && e.Text == "지체가 줄어듭니다");
    }

    [Fact]
    public async Task The_police_amend_greens_within_the_rules_and_must_wait_for_the_new_trial()
    {
        var id = await SubmittedAsync();
        using var page = LivePage.Of(Site, Kang, Roles.Police);
        var plan = page.Render<PlanPage>(p => p.Add(x => x.Id, id));
        plan.WaitForAssertion(() => plan.Find("#amend-green-0"));

        await plan.Find("#amend-green-0").ChangeAsync(new() { Value = "1" });
        await plan.Find("#amend-reason").ChangeAsync(new() { Value = "더 짧게" });
        await plan.Find("form:has(#amend-reason)").SubmitAsync();
        plan.Markup.ShouldContain("안전 기준에 맞지 않습니다");
        await plan.Find("#amend-green-0").ChangeAsync(new() { Value = "60" });
        await plan.Find("form:has(#amend-reason)").SubmitAsync();

        var stored = (await Site.Get<PlanBook>().FindAsync(id, Stop))!;
        (stored.Row.Revision, stored.Row.ApprovedRevision).ShouldBe((2, 0));
        (await Site.Get<PlanDesk>().ApproveAsync(id, 1, Kang, "예전 판", Stop)).Refusal!.Code.ShouldBe("plan-changed");
    }

    [Fact]
    public async Task The_traffic_office_asks_the_police_and_can_not_approve_by_itself()
    {
        var streets = await Streets.OpenAsync(Site, Stop);
        var id = (await streets.StoreAsync(streets.Plan(5), PlanStatus.Simulated, Stop)).Id;
        using var page = LivePage.Of(Site, Oh, Roles.Traffic);
        var plan = page.Render<PlanPage>(p => p.Add(x => x.Id, id));
        plan.WaitForAssertion(() => plan.Markup.ShouldContain("경찰에 승인 요청"));

        await plan.FindAll("button").First(b => b.TextContent.Contains("경찰에 승인 요청", StringComparison.Ordinal)).ClickAsync(new());
        await plan.Find("dialog form").SubmitAsync();

        plan.WaitForAssertion(() => plan.Markup.ShouldContain("교통경찰이 검토하고 있습니다"));
        plan.Markup.ShouldNotContain("승인하고 적용");
        (await Site.Get<PlanBook>().FindAsync(id, Stop))!.Row.CaseNumber.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_list_tells_state_and_change_of_each_plan()
    {
        var id = await SubmittedAsync();
        using var page = LivePage.Of(Site, Kang, Roles.Police);
        var list = page.Render<PlanList>();

        list.WaitForAssertion(() => list.Find($"a[href='/console/traffic/plans/{id}']"));
        var row = list.FindAll("tr").Single(r => r.InnerHtml.Contains(id.ToString(), StringComparison.Ordinal));
        row.TextContent.ShouldContain("경찰 검토 중");
        row.TextContent.ShouldContain("−24.7%");
        list.Markup.ShouldNotContain("새 신호계획");
    }

    [Fact]
    public async Task The_studio_asks_for_junctions_hours_and_counts()
    {
        await Streets.OpenAsync(Site, Stop);
        using var page = LivePage.Of(Site, Oh, Roles.Traffic);
        var form = page.Render<PlanNew>();

        form.WaitForAssertion(() => form.FindAll(".tp-choices input").Count.ShouldBe(8));
        form.Find("button[type=submit]").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_reads_a_report_without_signing_in() =>
        (await Site.Client.GetAsync($"/console/traffic/plans/{Guid.CreateVersion7()}/report", Stop)).StatusCode.ShouldNotBe(HttpStatusCode.OK);

    private async Task<Guid> SubmittedAsync()
    {
        var streets = await Streets.OpenAsync(Site, Stop);
        var id = (await streets.StoreAsync(streets.Plan(5), PlanStatus.Simulated, Stop)).Id;
        (await Site.Get<PlanDesk>().SubmitAsync(id, Oh, Stop)).Refusal.ShouldBeNull();
        return id;
    }
}
