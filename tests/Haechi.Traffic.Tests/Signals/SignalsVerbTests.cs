using System.CommandLine;
using Haechi.Traffic.Signals;

namespace Haechi.Traffic.Tests.Signals;

public class SignalsVerbTests
{
    [Theory]
    [InlineData("signals run --scenario /nowhere/x.sumocfg", "/nowhere/x.sumocfg can't be read")]
    [InlineData("signals compare --scenario /nowhere/x.sumocfg --seeds 1", "/nowhere/x.sumocfg can't be read")]
    public async Task A_scenario_that_is_not_there_is_named(string line, string why)
    {
        var (code, error) = await RunAsync(line);

        code.ShouldBe(SignalsVerb.Unusable);
        error.ShouldContain(why);
    }

    [Theory]
    [InlineData("signals run --scenario x --controller magic")]
    [InlineData("signals run --scenario x --mode race")]
    [InlineData("signals compare --scenario x --controllers fixed,magic")]
    [InlineData("signals compare --scenario x --seeds 0")]
    [InlineData("signals run")]
    public void Words_that_make_no_sense_are_refused(string line) => Root().Parse(line).Errors.ShouldNotBeEmpty();

    [Fact]
    public void The_chart_shows_each_controller_and_escapes_its_name()
    {
        var svg = DelayChart.Draw([new DelayRow("haechi", [20, 21, 22], 0), new DelayRow("<b>", [40, 50, 60], 3)]);

        svg.ShouldContain(">haechi<");
        svg.ShouldContain("&lt;b&gt;");
        svg.ShouldContain(">50.0<");
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 9 }, 2)]
    [InlineData(new[] { 1.0, 3 }, 2)]
    public void The_median_is_the_middle(double[] delays, double median) => new DelayRow("x", delays, 0).Median.ShouldBe(median);

    private static RootCommand Root() => new() { SignalsVerb.Create(TimeProvider.System) };

    private static async Task<(int Code, string Error)> RunAsync(string line)
    {
        var error = new StringWriter();
        var code = await Root().Parse(line).InvokeAsync(new InvocationConfiguration { Error = error, Output = TextWriter.Null }, TestContext.Current.CancellationToken);
        return (code, error.ToString());
    }
}
