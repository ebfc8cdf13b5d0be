using AngleSharp.Dom;
using Bunit;
using Haechi.Platform.Cases;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Testing;
using Haechi.Traffic.SmartIntersections.Plans.Deciding;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Making;
using Haechi.Traffic.SmartIntersections.Plans.Pages;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Storage;
using Haechi.Traffic.Tests.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans.Pages;

/// <summary>A plan that did not go as wanted says what happened, and its button is a way on.</summary>
public sealed class PlanTroubleTests(Sites sites) : TrafficSuite(sites)
{
    private Streets _streets = null!;

    protected override DatabaseKind Kind => DatabaseKind.Sqlite;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _streets = await Streets.OpenAsync(Site, Stop);
    }

    [Fact]
    public async Task A_refused_plan_tells_the_reason_and_becomes_a_new_plan_while_the_old_one_stays()
    {
        var id = await SubmittedAsync();
        (await Site.Get<PlanDesk>().RefuseAsync(id, 1, Kang, "보행 시간이 걱정됩니다", Stop)).Refusal.ShouldBeNull();
        using (var police = LivePage.Of(Site, Kang, Roles.Police))
        {
            var seen = police.Render<PlanPage>(p => p.Add(x => x.Id, id));
            seen.WaitForAssertion(() => seen.Markup.ShouldContain("경찰이 이 계획을 반려했습니다"));
            Button(seen, "새 계획으로 고치기").ShouldBeNull("the police make no plans");
        }

        using var page = LivePage.Of(Site, Oh, Roles.Traffic);
        var plan = page.Render<PlanPage>(p => p.Add(x => x.Id, id));
        plan.WaitForAssertion(() => plan.Find(".hc-banner q").TextContent.ShouldBe("보행 시간이 걱정됩니다"));
        await Button(plan, "새 계획으로 고치기")!.ClickAsync(new());

        var copy = await FindAsync(Guid.Parse(page.Services.GetRequiredService<NavigationManager>().Uri.Split('/')[^1]));
        var old = await FindAsync(id);
        (copy.Row.Name, copy.Row.Plan, copy.Row.Revision, copy.Row.CaseId, copy.Row.MadeByName).ShouldBe((old.Row.Name + " #2", old.Row.Plan, 1, null, "오교통"));
        copy.History[^1].Act.ShouldBe("copied");
        old.Row.Status.ShouldBe(PlanStatus.Refused);
    }

    [Fact]
    public async Task What_the_controllers_refused_is_deployed_again_on_the_same_decision()
    {
        var id = await SubmittedAsync();
        await ControllersHaveAsync(99);
        (await Site.Get<PlanDesk>().ApproveAsync(id, 1, Kang, "지체가 줄어듭니다", Stop)).Refusal.ShouldBeNull();
        await UntilAsync(id, p => p.DeployFailed is not null);
        using var page = LivePage.Of(Site, Oh, Roles.Traffic);
        var plan = page.Render<PlanPage>(p => p.Add(x => x.Id, id));
        plan.WaitForAssertion(() => plan.Markup.ShouldContain("제어기가 적용을 거부했습니다"));
        plan.Markup.ShouldContain("is older than 99");

        await ControllersHaveAsync(0);
        await Button(plan, "다시 적용")!.ClickAsync(new());

        var deployed = await UntilAsync(id, p => p.Row.Status is PlanStatus.Deployed or PlanStatus.Kept);
        deployed.Orders.Select(o => o.State).ShouldBe([OrderState.InForce, OrderState.Refused]);
        (await Site.Get<PlanRetry>().DeployAsync(id, Oh, Stop)).Refusal!.Code.ShouldBe("plan-wrong-state");
    }

    [Fact]
    public async Task A_return_that_the_controllers_refused_says_that_the_plan_is_still_in_force_and_is_sent_again()
    {
        var id = await SubmittedAsync();
        await Site.Get<PlanDesk>().ApproveAsync(id, 1, Kang, "지체가 줄어듭니다", Stop);
        var deployed = await UntilAsync(id, p => p.Row.Status == PlanStatus.Deployed);
        await ControllersHaveAsync(99);
        await Eventually.HoldsAsync(async () => (await Site.Get<CaseDesk>().UndoAsync(deployed.Row.CaseId!.Value, Kang, deployed.Orders[0].Id, "민원", Stop)).Succeeded, "the case takes it back");
        await UntilAsync(id, p => p.Orders[0] is { IsReturn: true, State: OrderState.Refused });
        using var page = LivePage.Of(Site, Kang, Roles.Police);
        var plan = page.Render<PlanPage>(p => p.Add(x => x.Id, id));
        plan.WaitForAssertion(() => plan.Markup.ShouldContain("이 계획이 아직 적용되어 있습니다"));

        await ControllersHaveAsync(1);
        await Button(plan, "다시 되돌리기")!.ClickAsync(new());

        (await FindAsync(id)).Row.Status.ShouldBe(PlanStatus.Returned);
        (await Site.Get<ISignalControllerAdapter>().ReadAsync(_streets.Network, Stop)).Programs.ShouldBeEmpty();
        plan.WaitForAssertion(() => plan.Markup.ShouldContain("사람이 이 계획을 되돌려"));
    }

    [Theory]
    [InlineData("아침 계획", "아침 계획 #2")]
    [InlineData("아침 계획 #2", "아침 계획 #3")]
    [InlineData("교차로 #A", "교차로 #A #2")]
    public void The_next_try_has_a_name_of_its_own(string name, string next) => PlanStudio.NextName(name).ShouldBe(next);

    [Fact]
    public async Task The_traffic_office_changes_greens_of_some_times_before_it_asks_the_police()
    {
        var id = (await _streets.StoreAsync(_streets.Plan(5), PlanStatus.Simulated, Stop)).Id;
        using var page = LivePage.Of(Site, Oh, Roles.Traffic);
        var plan = page.Render<PlanPage>(p => p.Add(x => x.Id, id));
        plan.WaitForAssertion(() => plan.Find("#amend-from"));

        await plan.Find("#amend-from").ChangeAsync(new() { Value = "29700" });
        await plan.Find("#amend-green-0").ChangeAsync(new() { Value = "60" });
        await plan.Find("#amend-reason").ChangeAsync(new() { Value = "등교 시간" });
        await plan.Find("form:has(#amend-reason)").SubmitAsync();

        var stored = await FindAsync(id);
        (stored.Row.Revision, stored.Row.CaseId).ShouldBe((2, null));
        stored.Plan!.Slices.Select(s => s.Plans[0].Greens[0]).ShouldBe([_streets.Plan(5).Slices[0].Plans[0].Greens[0], 60]);
        stored.History.ShouldContain(e => e.Act == "amended" && e.Text.Contains("08:15~", StringComparison.Ordinal) && e.Text.Contains("등교 시간", StringComparison.Ordinal));
        (await Site.Get<PlanDesk>().SubmitAsync(id, Oh, Stop)).Refusal!.Code.ShouldBe("plan-trial-first");
    }

    private static IElement? Button(IRenderedComponent<PlanPage> page, string text) => page.FindAll("button").FirstOrDefault(b => b.TextContent.Contains(text, StringComparison.Ordinal));

    private async Task<Guid> SubmittedAsync()
    {
        var id = (await _streets.StoreAsync(_streets.Plan(5), PlanStatus.Simulated, Stop)).Id;
        (await Site.Get<PlanDesk>().SubmitAsync(id, Oh, Stop)).Refusal.ShouldBeNull();
        return id;
    }

    /// <summary>Sets the number of the order that the controllers believe they have: above the next one they refuse, as after an exchange of cabinets.</summary>
    private async Task ControllersHaveAsync(long sequence)
    {
        await Site.Get<Ledger>().WriteAsync(
            async scope =>
            {
                var all = scope.Use<TrafficDb>().Cabinets;
                var row = await all.FindAsync([_streets.Network], Stop);
                if (row is null)
                    all.Add(row = new CabinetRow { NetworkId = _streets.Network });
                (row.Sequence, row.Version) = (sequence, row.Version + 1);
            },
            Stop);
    }

    private async Task<PlanFile> UntilAsync(Guid id, Func<PlanFile, bool> done)
    {
        await Eventually.HoldsAsync(async () => done(await FindAsync(id)), "the plan gets there");
        return await FindAsync(id);
    }

    private async Task<PlanFile> FindAsync(Guid id) => (await Site.Get<PlanBook>().FindAsync(id, Stop))!;
}
