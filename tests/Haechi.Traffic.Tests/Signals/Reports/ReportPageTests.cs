using System.CommandLine;
using Haechi.Signals.Simulation;
using Haechi.Signals.Simulation.Demand;
using Haechi.Signals.Simulation.Measuring;
using Haechi.Traffic.Signals;
using Haechi.Traffic.Signals.Reports;

namespace Haechi.Traffic.Tests.Signals.Reports;

public class ReportPageTests
{
    [Fact]
    public void The_seeds_are_averaged_and_the_longest_queue_of_an_hour_is_kept()
    {
        var side = new SideSums("fixed");
        side.Add(Run(40, 100, 90), [Row(25_200, 10, 300, 4), Row(26_100, 20, 300, 8)]);
        side.Add(Run(60, 100, 100), [Row(25_200, 30, 1200, 6)]);
        var taken = side.Take(3600);

        (taken.Delay, taken.Arrived, taken.MaxQueue).ShouldBe((50, 95, 7));
        var row = taken.Movements.ShouldHaveSingleItem();
        (row.Hour, row.Vehicles, row.Delay, row.DelayEach).ShouldBe((7, 30, 900, 30));
    }

    [Theory]
    [InlineData(false, "신호운영 개선 전후 비교 보고서", "모의실험")]
    [InlineData(true, "Before/after report on signal control", "simulation")]
    public void It_says_what_it_is_and_what_it_rests_on(bool english, string title, string basis)
    {
        var html = Html(english);

        html.ShouldContain($"<title>{title}</title>");
        html.ShouldContain(basis);
        html.ShouldContain("HBEFA3/PC_G_EU4");
        html.ShouldContain("GEH");
        html.ShouldContain("−50.0 %");
    }

    [Fact]
    public void It_needs_nothing_from_outside_and_runs_nothing()
    {
        var html = Html(false);

        html.ShouldNotContain("http");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("src=");
        html.ShouldNotContain("url(");
        html.ShouldContain("@media print");
    }

    [Fact]
    public void Names_of_roads_are_escaped() => Html(false).ShouldSatisfyAllConditions(h => h.ShouldNotContain("<b>"), h => h.ShouldContain("&lt;b&gt;"));

    [Fact]
    public void Movements_are_named_by_their_streets_with_the_names_of_the_file_beside_them()
    {
        var names = new RoadNames([new Haechi.Signals.Networks.RoadLane("nIn_0", 1, 1) { Street = "중앙<로>" }], new Dictionary<string, string> { ["S"] = "중앙로 네거리" });
        var html = Html(false, names);

        html.ShouldContain("<td>중앙로 네거리 <small>S</small></td>");
        html.ShouldContain("<td>중앙&lt;로&gt; → sOut <small>nIn → sOut</small></td>");
        html.ShouldContain("직진 중앙&lt;로&gt; → sOut</text>");
    }

    [Fact]
    public void It_says_what_it_is_of() => Html(false).ShouldContain("</h1><p>아침 &lt;계획&gt; (데모)</p>");

    [Fact]
    public void A_movement_that_nobody_used_after_is_shown_as_empty() => Html(false).ShouldContain("30 → 0");

    [Theory]
    [InlineData("signals report --scenario x --out y --after magic")]
    [InlineData("signals report --scenario x --out y --seeds 0")]
    [InlineData("signals report --scenario x --out y --language fr")]
    [InlineData("signals report --scenario x")]
    [InlineData("signals run --scenario x --counts")]
    public void Words_that_make_no_sense_are_refused(string line) => new RootCommand { SignalsVerb.Create(TimeProvider.System) }.Parse(line).Errors.ShouldNotBeEmpty();

    private static string Html(bool english, RoadNames? names = null)
    {
        var (before, after) = (new SideSums("fixed"), new SideSums("webster"));
        before.Add(Run(40, 100, 100), [Row(25_200, 10, 400, 4), Row(25_200, 30, 900, 4) with { From = "<b>" }]);
        after.Add(Run(20, 100, 100), [Row(25_200, 10, 200, 2)]);
        var told = new BeforeAfter("city.sumocfg", "field", 25_200, 28_800, null, new DemandFit(100, 120, 119, 4, 5), before.Take(3600), after.Take(3600));
        return new ReportPage(told, new ReportWords(english)) { Subject = "아침 <계획> (데모)", Names = names ?? RoadNames.None }.Write();
    }

    private static MeasuredMovement Row(double begin, int vehicles, double delay, int queue) => new("S", "nIn", "sOut", 's', begin, vehicles, delay, 3, 60, queue, 500);

    private static RunFigures Run(double delay, int vehicles, int arrived) => new("x", 1, delay, 60, vehicles, arrived, 0, 0, 5, 0, 0, 1);
}
