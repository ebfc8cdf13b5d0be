using System.Diagnostics;
using Haechi.Signals.Simulation;

namespace Haechi.Signals.Tests.Simulation;

/// <summary>A grid of two by two signals with roads that end outside, made by SUMO's own tool in a folder that is gone after the test.</summary>
internal sealed class Grid : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("haechi-signals-");

    /// <summary>Skips the test when SUMO is not installed.</summary>
    /// <param name="routes">What is within the route file; twelve minutes of traffic on six ways when null.</param>
    public Grid(string? routes = null)
    {
        Assert.SkipUnless(Installed("netgenerate") && Installed("sumo"), "SUMO is not installed (Debian: apt-get install sumo).");
        using var made = Process.Start(new ProcessStartInfo("netgenerate",
            ["--grid", "--grid.number", "2", "--grid.length", "150", "--grid.attach-length", "150", "--default-junction-type", "traffic_light", "--output-file", Path("grid.net.xml")])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        made.WaitForExit();
        made.ExitCode.ShouldBe(0);
        File.WriteAllText(Path("grid.rou.xml"), $"<routes>{routes ?? Flows(60)}</routes>");
        File.WriteAllText(ConfigurationFile, """<configuration><input><net-file value="grid.net.xml"/><route-files value="grid.rou.xml"/></input></configuration>""");
    }

    public Scenario Scenario => Scenario.Read(ConfigurationFile);

    private string ConfigurationFile => Path("grid.sumocfg");

    public string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);

    /// <summary>Flows on six ways across the grid, in the first ten minutes.</summary>
    public static string Flows(int vehicles) => string.Concat(
        new[] { ("bottom0A0", "A1top0"), ("left0A0", "B0right0"), ("top1B1", "B0bottom1"), ("right1B1", "A1left1"), ("bottom1B0", "B1right1"), ("top0A1", "A0left0") }
            .Select((f, i) => $"""<flow id="f{i}" begin="0" end="600" number="{vehicles}" from="{f.Item1}" to="{f.Item2}"/>"""));

    /// <summary>The simulators that run this grid.</summary>
    public IEnumerable<Process> Simulators() => Process.GetProcesses().Where(p => p.ProcessName.StartsWith("sumo", StringComparison.Ordinal)
        && File.ReadAllText($"/proc/{p.Id}/cmdline").Contains(_folder.FullName, StringComparison.Ordinal));

    public static bool Installed(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Any(folder => File.Exists(System.IO.Path.Combine(folder, program)));

    public void Dispose()
    {
        foreach (var left in Simulators())
            left.Kill();
        _folder.Delete(recursive: true);
    }
}
