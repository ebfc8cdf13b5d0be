using System.CommandLine;
using System.CommandLine.Parsing;
using Haechi.Signals.Control;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Signals.Simulation;
using Haechi.Signals.Traci;
using Haechi.Traffic.Signals.Reports;

namespace Haechi.Traffic.Signals;

/// <summary><c>signals</c>: runs scenarios of SUMO under a controller, without a server.</summary>
internal static class SignalsVerb
{
    /// <summary>The run came to its end.</summary>
    public const int Done = 0;

    /// <summary>The scenario can't be run, or the simulator failed.</summary>
    public const int Unusable = 2;

    /// <summary>Names that <c>--controller</c> takes. <c>fixed</c> leaves every signal to the network's own plan.</summary>
    public static readonly string[] Controllers = ["fixed", "webster", "maxpressure", "maxwave", "haechi"];

    public static Command Create(TimeProvider clock) => new("signals", "Steer the signals of a SUMO scenario and measure the delay.")
    {
        RunVerb.Create(clock),
        CompareVerb.Create(clock),
        ReportVerb.Create(clock),
        NetworkVerb.Create(),
    };

    public static Option<string> Scenario() => new("--scenario") { Description = "The scenario, a SUMO configuration (.sumocfg).", HelpName = "FILE", Required = true };

    public static Option<string> Mode()
    {
        var mode = new Option<string>("--mode")
        {
            Description = "bench: 3 s yellow, 5 s minimum green. field: all-red, 7 s minimum green and the walking time of pedestrians besides. Default: bench",
            DefaultValueFactory = _ => "bench",
        };
        return mode.AcceptOnlyFromAmong("bench", "field");
    }

    /// <summary>Refuses numbers that are too small.</summary>
    public static Action<OptionResult> AtLeast(int least) => result =>
    {
        if (result.GetValueOrDefault<int>() < least)
            result.AddError($"{result.Option.Name} takes a number from {least}.");
    };

    public static SignalTiming TimingOf(string mode) => mode == "field" ? SignalTiming.Field : SignalTiming.Bench;

    public static Option<string?> Counts()
    {
        var counts = new Option<string?>("--counts")
        {
            Description = "Turning counts for webster, a CSV file: " + CountsFile.Header + ". Default: what a first run under the fixed plan counts", HelpName = "FILE",
        };
        return counts;
    }

    public static async Task<ISignalController?> ControllerAsync(string name, Scenario scenario, SignalTiming timing, string? counts, int seed, TimeProvider clock, CancellationToken stop) => name switch
    {
        "fixed" => null,
        "webster" => await WebsterRun.ControllerAsync(scenario, timing, counts, seed, clock, stop),
        "maxpressure" => new MaxPressure(),
        "maxwave" => new MaxWave(),
        _ => new PredictiveController(timing),
    };

    /// <summary>Does the work; what the engine refuses is told on the error output.</summary>
    public static async Task<int> TellAsync(ParseResult line, Func<Task> work)
    {
        try
        {
            await work();
            return Done;
        }
        catch (Exception exception) when (exception is ScenarioException or NetworkException or TraciException or CountsException)
        {
            await line.InvocationConfiguration.Error.WriteLineAsync(exception.Message);
            return Unusable;
        }
    }
}
