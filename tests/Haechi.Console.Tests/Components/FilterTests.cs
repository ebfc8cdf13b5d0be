using Bunit;
using Haechi.Console.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Console.Tests.Components;

public sealed class FilterTests : ConsoleTest
{
    private static readonly Choice[] States = [new(null, "할 일"), new("mine", "내 사건", 2), new("all", "전체", 1412)];
    private static readonly Choice[] Offices = [new(null, "모든 서비스"), new("seoul-talk", "서울톡")];

    [Fact]
    public void A_segment_sets_its_parameter_keeps_the_others_and_goes_back_to_the_first_page()
    {
        Open("/console/cases?q=%EA%B0%95%EB%82%A8&id=42&page=3");

        var links = Segment().FindAll("a").Select(a => a.GetAttribute("href")).ToList();

        links[1].ShouldBe("/console/cases?q=%EA%B0%95%EB%82%A8&id=42&state=mine");
    }

    [Fact]
    public void The_choice_for_all_leaves_the_address()
    {
        Open("/console/cases?state=mine");

        Segment().Find("a").GetAttribute("href").ShouldBe("/console/cases");
    }

    [Fact]
    public void The_current_choice_is_marked_and_follows_the_address()
    {
        Open("/console/cases?state=mine");
        var segment = Segment();
        segment.Find("[aria-current]").TextContent.ShouldStartWith("내 사건");

        Open("/console/cases?state=all");

        segment.WaitForAssertion(() => segment.Find("[aria-current]").TextContent.ShouldStartWith("전체"));
    }

    [Fact]
    public void Counts_carry_thousands_separators() =>
        Segment().FindAll(".hc-num")[1].TextContent.ShouldBe("1,412");

    [Fact]
    public void The_form_carries_selection_and_segments_along_but_not_what_its_own_controls_say()
    {
        Open("/console/cases?state=mine&service=seoul-talk&q=old&id=42&page=2");

        var hidden = Bar().FindAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value"));

        hidden.ShouldBe(new Dictionary<string, string?> { ["state"] = "mine", ["id"] = "42" }, ignoreOrder: true);
    }

    [Fact]
    public void Clearing_removes_every_filter_and_nothing_else()
    {
        Open("/console/cases?state=mine&service=seoul-talk&q=old&id=42&page=2");

        Bar().Find("a.hc-button").GetAttribute("href").ShouldBe("/console/cases?id=42");
    }

    [Fact]
    public void Without_a_filter_there_is_nothing_to_clear()
    {
        Open("/console/cases?id=42&q=");

        Bar().FindAll("a.hc-button").ShouldBeEmpty();
    }

    [Fact]
    public void The_search_and_the_select_show_what_the_address_says()
    {
        Open("/console/cases?service=seoul-talk&q=%EA%B0%95%EB%82%A8%EC%97%AD");

        var bar = Bar();

        bar.Find("input[type=search]").GetAttribute("value").ShouldBe("강남역");
        bar.Find("option[selected]").TextContent.ShouldBe("서울톡");
    }

    [Theory]
    [InlineData("/console/audit", "/console/audit?sort=at")]
    [InlineData("/console/audit?sort=at", "/console/audit?sort=-at")]
    [InlineData("/console/audit?sort=-at", "/console/audit")]
    [InlineData("/console/audit?sort=actor&page=4", "/console/audit?sort=at")]
    public void A_column_head_turns_from_ascending_to_descending_to_the_pages_own_order(string from, string to)
    {
        Open(from);

        Render<SortLink>(p => p.Add(c => c.Name, "at").AddChildContent("시각")).Find("a").GetAttribute("href").ShouldBe(to);
    }

    [Fact]
    public void The_pager_says_where_one_is_and_offers_only_pages_that_exist()
    {
        Open("/console/audit?page=2&q=x");

        var pager = Render<Pager>(p => p.Add(c => c.Page, 2).Add(c => c.Size, 50).Add(c => c.Total, 1234));

        pager.Find(".hc-num").TextContent.ShouldBe("1,234건 중 51–100");
        pager.FindAll("a").Select(a => a.GetAttribute("href")).ShouldBe(["/console/audit?q=x", "/console/audit?page=3&q=x"]);
        Render<Pager>(p => p.Add(c => c.Page, 25).Add(c => c.Size, 50).Add(c => c.Total, 1234)).FindAll("[rel=next]").ShouldBeEmpty();
    }

    private void Open(string address) => Services.GetRequiredService<NavigationManager>().NavigateTo(address);

    private IRenderedComponent<FilterSegment> Segment() =>
        Render<FilterSegment>(p => p.Add(c => c.Name, "state").Add(c => c.Label, "상태").Add(c => c.Choices, States));

    private IRenderedComponent<FilterBar> Bar() => Render<FilterBar>(p => p
        .Add(c => c.Selects, ["service"])
        .Add(c => c.Segments, ["state"])
        .AddChildContent<FilterSearch>(s => s.Add(c => c.Placeholder, "검색"))
        .AddChildContent<FilterSelect>(s => s.Add(c => c.Name, "service").Add(c => c.Label, "서비스").Add(c => c.Choices, Offices)));
}
