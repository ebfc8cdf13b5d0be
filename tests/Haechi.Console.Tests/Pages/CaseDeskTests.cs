using Bunit;
using Haechi.Console.Components;
using Haechi.Console.Pages.Cases;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Modules;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Case = Haechi.Kernel.Cases.Case;

namespace Haechi.Console.Tests.Pages;

public class CaseDeskTests : PageTest
{
    [Fact]
    public async Task The_queue_follows_the_address()
    {
        await PrepareAsync();
        await OpenCaseAsync("가로등 꺼짐", Severity.Watch, "조명과");
        await OpenCaseAsync("도로 파임", Severity.Alert, "도로과");
        var page = Render<CaseDeskPage>();
        Titles(page).ShouldBe(["도로 파임", "가로등 꺼짐"]);

        Address.NavigateTo("/console/cases?dept=%EC%A1%B0%EB%AA%85%EA%B3%BC");
        page.WaitForAssertion(() => Titles(page).ShouldBe(["가로등 꺼짐"]));

        Address.NavigateTo("/console/cases?q=%EC%97%86%EB%8A%94%EB%A7%90");
        page.WaitForAssertion(() => page.Markup.ShouldContain("조건에 맞는 사건이 없습니다"));
    }

    [Fact]
    public async Task A_case_link_keeps_the_filters()
    {
        await PrepareAsync();
        var opened = await OpenCaseAsync("도로 파임");
        Address.NavigateTo("/console/cases?severity=caution&sort=due");
        var page = Render<CaseDeskPage>();
        page.Find("a.hc-item").GetAttribute("href").ShouldBe($"/console/cases?severity=caution&sort=due&case={opened.Number}");
    }

    [Fact]
    public async Task An_empty_reason_is_refused_beside_the_field_and_changes_nothing()
    {
        await PrepareAsync();
        var opened = await OpenCaseAsync("도로 파임");
        var page = Open(opened);
        Key(page, "C").Click();
        page.Find("dialog form").Submit();

        page.Find("dialog textarea").GetAttribute("aria-invalid").ShouldBe("true");
        page.Find("dialog .hc-error").TextContent.ShouldContain("사유를 입력해 주세요");
        (await StoredAsync(opened)).Status.ShouldBe(CaseStatus.Waiting);
    }

    [Fact]
    public async Task Confirming_claims_decides_and_orders_the_edited_action()
    {
        await PrepareAsync();
        var opened = await OpenCaseAsync("도로 파임");
        var page = Open(opened);
        Key(page, "C").Click();
        page.Find("dialog textarea").Change("사진에서 확인됨");
        page.Find("dialog input[type=checkbox]").Change(true);
        page.FindAll("dialog textarea")[1].Change("오늘 안에 메워 주세요");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => page.FindAll("dialog").ShouldBeEmpty());
        var stored = await StoredAsync(opened);
        stored.Status.ShouldBe(CaseStatus.Decided);
        stored.Assignee!.Id.ShouldBe(MyId);
        stored.Decisions.ShouldHaveSingleItem().ShouldBeOfType<HumanDecision>().Reason.ShouldBe("사진에서 확인됨");
        var action = stored.Actions.ShouldHaveSingleItem();
        (action.Order.Kind, action.Order.Target, action.Order.Content).ShouldBe(("refer", "시험과", "오늘 안에 메워 주세요"));
        page.Markup.ShouldContain("오늘 안에 메워 주세요");
    }

    [Fact]
    public async Task A_dismissal_offers_no_action_that_follows_a_confirmation()
    {
        await PrepareAsync();
        var page = Open(await OpenCaseAsync("도로 파임"));
        Key(page, "D").Click();
        page.Find("dialog h2").TextContent.ShouldContain("기각");
        page.FindAll("dialog input[type=checkbox]").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_somebody_else_did_meanwhile_is_shown_as_such()
    {
        await PrepareAsync();
        var opened = await OpenCaseAsync("도로 파임");
        var page = Open(opened);
        Key(page, "C").Click();
        await Desk.ClaimAsync(opened.Id, Actor.Person("other", "김다른"), CancellationToken.None);
        page.Find("dialog textarea").Change("사진에서 확인됨");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => page.Find(".hc-banner").TextContent.ShouldContain("그사이 이 사건이 바뀌었습니다"));
        (await StoredAsync(opened)).Decisions.ShouldBeEmpty();
        page.Find(".hc-banner button").Click();
        page.WaitForAssertion(() => page.Markup.ShouldContain("김다른"));
    }

    [Fact]
    public async Task The_last_undoable_action_is_undone_with_a_reason()
    {
        await PrepareAsync();
        var opened = await OpenCaseAsync("도로 파임");
        var me = Actor.Person(MyId, "박서연");
        await Desk.ClaimAsync(opened.Id, me, CancellationToken.None);
        await Desk.DecideAsync(opened.Id, me, Verdict.Confirm, "확인", [new ActionOrder("refer", "시험과", "보냄", true)], CancellationToken.None);
        await Desk.ReportAsync(opened.Id, (await StoredAsync(opened)).Actions[0].Id, true, "전달함", CancellationToken.None);
        var page = Open(opened);
        Key(page, "U").Click();
        page.Find("dialog textarea").Change("다른 부서 소관");
        page.Find("dialog form").Submit();

        page.WaitForAssertion(() => page.FindAll("dialog").ShouldBeEmpty());
        var action = (await StoredAsync(opened)).Actions.ShouldHaveSingleItem();
        (action.Status, action.Outcome).ShouldBe((ActionStatus.Undone, "다른 부서 소관"));
    }

    [Fact]
    public async Task A_new_case_announces_itself_and_waits()
    {
        await PrepareAsync();
        await OpenCaseAsync("도로 파임");
        var page = Render<CaseDeskPage>();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await OpenCaseAsync("가로등 꺼짐");
        Services.GetRequiredService<CaseChanges>().Tell();

        page.WaitForAssertion(() => page.Find(".hc-announce button").TextContent.ShouldContain("새 사건 1건"));
        Titles(page).ShouldBe(["도로 파임"]);
        page.Find(".hc-announce button").Click();
        page.WaitForAssertion(() => Titles(page).Count.ShouldBe(2));
    }

    [Fact]
    public async Task A_change_draws_the_page_in_the_language_of_its_reader()
    {
        await PrepareAsync();
        Speak("en");
        var page = Render<CaseDeskPage>();
        Clock.Advance(TimeSpan.FromMinutes(1));
        await OpenCaseAsync("가로등 꺼짐");
        await Task.Run(() =>
        {
            Speak("ko"); // whatever language the host's own thread has
            Services.GetRequiredService<CaseChanges>().Tell();
        });
        page.WaitForAssertion(() => page.Find(".hc-announce button").TextContent.ShouldContain("1 new case"));
    }

    [Fact]
    public async Task Who_may_only_read_sees_no_button()
    {
        await PrepareAsync();
        SignIn(Roles.Auditor);
        var page = Open(await OpenCaseAsync("도로 파임"));
        page.FindAll(".hc-detail-actions button").ShouldBeEmpty();
        page.Find($"a[href^='/console/audit?subject=']").TextContent.ShouldContain("감사 기록");
    }

    [Fact]
    public async Task A_module_adds_its_panel_to_its_own_cases()
    {
        Services.AddCasePanel(new CasePanel(ServiceId, typeof(NumberPanel)));
        Services.AddCasePanel(new CasePanel("other-service", typeof(OtherPanel)));
        await PrepareAsync();
        var opened = await OpenCaseAsync("도로 파임");
        var page = Open(opened);
        page.Find("p.panel").TextContent.ShouldBe(opened.Number);
        page.FindAll("p.other").ShouldBeEmpty();
    }

    [Fact]
    public void A_panel_that_takes_no_case_is_refused_at_the_start() =>
        Should.Throw<ArgumentException>(() => Services.AddCasePanel(new CasePanel(ServiceId, typeof(Skeleton))));

    private IRenderedComponent<CaseDeskPage> Open(Case opened)
    {
        Address.NavigateTo($"/console/cases?case={opened.Number}");
        return Render<CaseDeskPage>();
    }

    private static IReadOnlyList<string> Titles(IRenderedComponent<CaseDeskPage> page) =>
        [.. page.FindAll(".hc-item-title").Select(t => t.ChildNodes[0].TextContent.Trim())];

    private static AngleSharp.Dom.IElement Key(IRenderedComponent<CaseDeskPage> page, string key) => page.Find($"button[aria-keyshortcuts={key}]");

    private sealed class NumberPanel : ComponentBase
    {
        [Parameter] public Case Case { get; set; } = default!;

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, $"<p class=\"panel\">{Case.Number}</p>");
    }

    private sealed class OtherPanel : ComponentBase
    {
        [Parameter] public Case Case { get; set; } = default!;

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, "<p class=\"other\"></p>");
    }
}
