using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Haechi.Traffic.Signals;

namespace Haechi.Traffic.Tests.Signals.Reports;

/// <summary>With the real SUMO, on a junction of its own making.</summary>
public sealed class ReportVerbTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("haechi-report-test-");

    [Fact]
    public async Task The_file_and_the_line_tell_of_the_same_runs()
    {
        var report = Path.Combine(_folder.FullName, "report.html");
        var (code, output, error) = await RunAsync("signals", "report", "--scenario", Grid(), "--mode", "field", "--made-vehicles", "--seeds", "1", "--language", "en", "--out", report);

        (code, error.Contains("webster, seed 1 of 1", StringComparison.Ordinal)).ShouldBe((SignalsVerb.Done, true), error);
        var before = JsonDocument.Parse(output).RootElement.GetProperty("before");
        before.GetProperty("controller").GetString().ShouldBe("fixed");
        before.GetProperty("meanDelay").GetDouble().ShouldBeInRange(1, 200);
        var html = await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken);
        html.ShouldContain("left0A0 → A0right0");
        html.ShouldContain("made from turning counts");
    }

    [Fact]
    public async Task Counts_that_do_not_fit_the_network_are_refused_before_anything_is_written()
    {
        var (counts, report) = (Path.Combine(_folder.FullName, "counts.csv"), Path.Combine(_folder.FullName, "report.html"));
        await File.WriteAllTextAsync(counts, "junction,from,to,begin,end,vehicles\nA0,nowhere,A0right0,0,900,10\n", TestContext.Current.CancellationToken);
        var (code, _, error) = await RunAsync("signals", "report", "--scenario", Grid(), "--counts", counts, "--seeds", "1", "--out", report);

        code.ShouldBe(SignalsVerb.Unusable);
        error.ShouldContain("no movement nowhere");
        File.Exists(report).ShouldBeFalse();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] words)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await new RootCommand { SignalsVerb.Create(TimeProvider.System) }.Parse(words).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }

    private string Grid()
    {
        Assert.SkipUnless(Installed("netgenerate") && Installed("sumo"), "SUMO is not installed (Debian: apt-get install sumo).");
        using var made = Process.Start(new ProcessStartInfo("netgenerate",
            ["--grid", "--grid.number", "1", "--grid.attach-length", "200", "--default-junction-type", "traffic_light", "--output-file", Path.Combine(_folder.FullName, "grid.net.xml")])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        made.WaitForExit();
        made.ExitCode.ShouldBe(0);
        File.WriteAllText(Path.Combine(_folder.FullName, "grid.rou.xml"), """
            <routes><flow id="a" begin="0" end="600" number="60" from="left0A0" to="A0right0"/><flow id="b" begin="0" end="600" number="40" from="bottom0A0" to="A0top0"/></routes>
            """);
        var scenario = Path.Combine(_folder.FullName, "grid.sumocfg");
        File.WriteAllText(scenario, """<configuration><input><net-file value="grid.net.xml"/><route-files value="grid.rou.xml"/></input></configuration>""");
        return scenario;
    }

    private static bool Installed(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
