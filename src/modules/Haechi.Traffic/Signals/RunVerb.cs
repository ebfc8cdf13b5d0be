using System.CommandLine;
using System.Text.Json;
using Haechi.Platform.Modules;
using Haechi.Signals.Simulation;

namespace Haechi.Traffic.Signals;

/// <summary><c>signals run</c>: one run, one JSON line.</summary>
internal static class RunVerb
{
    private const double ProgressEvery = 300;

    public static Command Create(TimeProvider clock)
    {
        var (scenario, mode) = (SignalsVerb.Scenario(), SignalsVerb.Mode());
        var controller = new Option<string>("--controller") { Description = "Who steers: fixed (the network's own plan), maxpressure, maxwave, haechi. Default: haechi", DefaultValueFactory = _ => "haechi" };
        controller.AcceptOnlyFromAmong(SignalsVerb.Controllers);
        var seed = new Option<int>("--seed") { Description = "Seed of the simulator. Default: 1", HelpName = "N", DefaultValueFactory = _ => 1 };
        var window = new Option<bool>("--gui") { Description = "Show the simulator's own window (needs a display). Default: no" };
        var verb = new Command("run", "Run a scenario once; progress on the error output, then one JSON line. Exit code 2 when it can't be run.") { scenario, controller, seed, mode, window };
        verb.WithExamples("signals run --scenario cologne1.sumocfg --controller haechi --seed 1", "signals run --scenario city.sumocfg --controller fixed --mode field");
        verb.SetAction((line, stop) => SignalsVerb.TellAsync(line, async () =>
        {
            var timing = SignalsVerb.TimingOf(line.GetRequiredValue(mode));
            var name = line.GetRequiredValue(controller);
            var run = new SignalRun(Scenario.Read(line.GetRequiredValue(scenario)), timing, clock) { WithWindow = line.GetValue(window), Progress = Progress(line) };
            var figures = await run.RunAsync(SignalsVerb.ControllerOf(name, timing), name, line.GetValue(seed), stop);
            await line.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(figures, JsonSerializerOptions.Web));
        }));
        return verb;
    }

    private static Action<double, int> Progress(ParseResult line)
    {
        var next = double.NegativeInfinity;
        return (now, vehicles) =>
        {
            if (now < next)
                return;
            next = now + ProgressEvery;
            line.InvocationConfiguration.Error.WriteLine($"{TimeSpan.FromSeconds(now):hh\\:mm\\:ss}  {vehicles} vehicles");
        };
    }
}
