using System.Diagnostics;
using System.Globalization;
using Haechi.Signals.Safety;
using Haechi.Signals.Simulation;

namespace Haechi.Signals.Tests.Simulation;

/// <summary>With SUMO's own window, on a display that nobody sees.</summary>
public sealed class WindowRunTests : IDisposable
{
    private Process? _display;

    [Fact]
    public async Task The_window_runs_the_scenario_to_its_end()
    {
        Assert.SkipUnless(Grid.Installed("sumo-gui") && Grid.Installed("Xvfb"), "sumo-gui or Xvfb is not installed (Debian: apt-get install sumo xvfb).");
        using var grid = new Grid(Grid.Flows(5));
        var number = await StartDisplayAsync();
        var before = Environment.GetEnvironmentVariable("DISPLAY");
        Environment.SetEnvironmentVariable("DISPLAY", $":{number.ToString(CultureInfo.InvariantCulture)}");
        try
        {
            var figures = await new SignalRun(grid.Scenario, SignalTiming.Bench, TimeProvider.System) { WithWindow = true }.RunAsync(null, "fixed", 1, TestContext.Current.CancellationToken);

            (figures.Arrived, figures.Vehicles).ShouldBe((30, 30));
        }
        finally
        {
            Environment.SetEnvironmentVariable("DISPLAY", before);
        }
    }

    [Fact]
    public async Task Without_a_display_it_is_refused_in_the_words_of_the_window()
    {
        Assert.SkipUnless(Grid.Installed("sumo-gui"), "sumo-gui is not installed.");
        Assert.SkipWhen(Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 }, "There is a display here.");
        using var grid = new Grid();
        var run = new SignalRun(grid.Scenario, SignalTiming.Bench, TimeProvider.System) { WithWindow = true };

        (await Should.ThrowAsync<ScenarioException>(() => run.RunAsync(null, "fixed", 1, TestContext.Current.CancellationToken))).Message.ShouldContain("display");
    }

    public void Dispose()
    {
        _display?.Kill();
        _display?.Dispose();
    }

    /// <summary>Xvfb chooses a free number itself and tells it.</summary>
    private async Task<int> StartDisplayAsync()
    {
        _display = Process.Start(new ProcessStartInfo("Xvfb", ["-displayfd", "1", "-screen", "0", "800x600x24"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        return int.Parse((await _display.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!, CultureInfo.InvariantCulture);
    }
}
