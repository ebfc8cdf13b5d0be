using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Haechi.Platform.Modules;
using Haechi.Signals.Safety;
using Haechi.Signals.Simulation;

namespace Haechi.Traffic.Signals;

/// <summary><c>signals run</c>: one run, one JSON line.</summary>
internal static class RunVerb
{
    private const double ProgressEvery = 300;

    public static Command Create(TimeProvider clock)
    {
        var (scenario, mode) = (SignalsVerb.Scenario(), SignalsVerb.Mode());
        var controller = new Option<string>("--controller") { Description = "Who steers: fixed (the network's own plan), webster (a plan from counts), maxpressure, maxwave, haechi. Default: haechi", DefaultValueFactory = _ => "haechi" };
        controller.AcceptOnlyFromAmong(SignalsVerb.Controllers);
        var seed = new Option<int>("--seed") { Description = "Seed of the simulator. Default: 1", HelpName = "N", DefaultValueFactory = _ => 1 };
        var window = new Option<bool>("--gui") { Description = "Show the simulator's own window (needs a display). Default: no" };
        var counts = SignalsVerb.Counts();
        var fault = new Option<string[]>("--fault") { Description = $"Put a fault in, as often as given: {InjectedFault.Form}", HelpName = "FAULT", DefaultValueFactory = _ => [] };
        fault.Validators.Add(CheckFaults);
        var noPriority = new Option<bool>("--no-priority") { Description = "Give emergency vehicles no priority. Default: they get their green early, except under fixed" };
        var budget = new Option<int>("--budget") { Description = "Milliseconds that a decision may take; a late one is dropped. Default: 0, as long as it takes", HelpName = "MS", DefaultValueFactory = _ => 0 };
        var timeOut = new Option<int>("--timeout") { Description = "Seconds that the simulator may be silent before the run ends. Default: 60", HelpName = "S", DefaultValueFactory = _ => 60 };
        timeOut.Validators.Add(SignalsVerb.AtLeast(1));
        budget.Validators.Add(SignalsVerb.AtLeast(0));
        var verb = new Command("run", "Run a scenario once; progress and faults on the error output, then one JSON line. Exit code 0: it ran to its end; 1: wrong words; 2: it can't be run, or the simulator failed; 130: interrupted.")
        {
            scenario, controller, seed, mode, counts, window, fault, noPriority, budget, timeOut,
        };
        verb.WithExamples("signals run --scenario cologne1.sumocfg --controller haechi --seed 1", "signals run --scenario city.sumocfg --controller fixed --mode field",
            "signals run --scenario city.sumocfg --fault detector:A0@600-900 --fault planner:A1@1200-1300");
        verb.SetAction((line, stop) => SignalsVerb.TellAsync(line, async () =>
        {
            var timing = SignalsVerb.TimingOf(line.GetRequiredValue(mode));
            var name = line.GetRequiredValue(controller);
            var settings = new RunSettings
            {
                Timing = timing,
                WithWindow = line.GetValue(window),
                EmergencyPriority = !line.GetValue(noPriority),
                Faults = line.GetValue(fault) is { Length: > 0 } faults ? new FaultInjection(faults.Select(InjectedFault.Parse)) : null,
                DecisionBudget = line.GetValue(budget) is > 0 and var limit ? TimeSpan.FromMilliseconds(limit) : null,
                TimeOut = TimeSpan.FromSeconds(line.GetValue(timeOut)),
            };
            var read = Scenario.Read(line.GetRequiredValue(scenario));
            var steering = await SignalsVerb.ControllerAsync(name, read, timing, line.GetValue(counts), line.GetValue(seed), clock, stop);
            var run = new SignalRun(read, settings, clock) { Progress = Progress(line), Noticed = e => line.InvocationConfiguration.Error.WriteLine(Tell(e)) };
            var figures = await run.RunAsync(steering, name, line.GetValue(seed), stop);
            await line.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(figures, JsonSerializerOptions.Web));
        }));
        return verb;
    }

    private static void CheckFaults(OptionResult result)
    {
        foreach (var token in result.Tokens)
        {
            try
            {
                InjectedFault.Parse(token.Value);
            }
            catch (ScenarioException exception)
            {
                result.AddError(exception.Message);
            }
        }
    }

    private static string Tell(FailSafeEvent e) => e.Ended is { } ended
        ? $"{Time(ended)}  {e.Junction}: {e.Kind} is well again, back to the controller unless something else is wrong"
        : $"{Time(e.Since)}  {e.Junction}: fixed plan, {e.Kind}: {e.Why}";

    private static string Time(double seconds) => TimeSpan.FromSeconds(seconds).ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);

    private static Action<double, int> Progress(ParseResult line)
    {
        var next = double.NegativeInfinity;
        return (now, vehicles) =>
        {
            if (now < next)
                return;
            next = now + ProgressEvery;
            line.InvocationConfiguration.Error.WriteLine($"{Time(now)}  {vehicles} vehicles");
        };
    }
}
