using System.CommandLine;
using System.Text.Json;
using Haechi.Platform.Modules;
using Haechi.Signals.Networks;
using Haechi.Signals.Simulation;

namespace Haechi.Traffic.Signals.Reports;

/// <summary><c>signals report</c>: before and after under two controllers, as one HTML file.</summary>
internal static class ReportVerb
{
    public static Command Create(TimeProvider clock)
    {
        var (scenario, mode, counts) = (SignalsVerb.Scenario(), SignalsVerb.Mode(), SignalsVerb.Counts());
        var before = Controller("--before", "fixed", "What is in force now.");
        var after = Controller("--after", "webster", "What is proposed.");
        var seeds = new Option<int>("--seeds") { Description = "Seeds of each side, 1 to 100. Default: 3", HelpName = "N", DefaultValueFactory = _ => 3 };
        seeds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100)
                result.AddError("--seeds takes a number from 1 to 100.");
        });
        var made = new Option<bool>("--made-vehicles") { Description = "Drive vehicles made from the counts instead of the scenario's own. Default: no" };
        var language = new Option<string>("--language") { Description = "ko or en. Default: ko", DefaultValueFactory = _ => "ko" };
        language.AcceptOnlyFromAmong("ko", "en");
        var file = new Option<string>("--out") { Description = "The HTML file to write.", HelpName = "FILE", Required = true };
        var verb = new Command("report", "Simulate before and after over the same vehicles and write delay, stops, queue and CO2 by movement and hour into one HTML file; then one JSON line.")
        {
            scenario, before, after, seeds, mode, counts, made, language, file,
        };
        verb.WithExamples("signals report --scenario city.sumocfg --out report.html", "signals report --scenario city.sumocfg --after haechi --mode field --seeds 5 --out report.html",
            "signals report --scenario city.sumocfg --counts tuesday.csv --made-vehicles --out report.html");
        verb.SetAction((line, stop) => SignalsVerb.TellAsync(line, async () =>
        {
            var order = new ReportOrder(line.GetRequiredValue(scenario), line.GetRequiredValue(mode), line.GetRequiredValue(before), line.GetRequiredValue(after), line.GetValue(seeds), line.GetValue(counts), line.GetValue(made));
            var told = await new BeforeAfterRun(order, clock, line.InvocationConfiguration.Error.WriteLine).RunAsync(stop);
            await File.WriteAllTextAsync(line.GetRequiredValue(file), new ReportPage(told, new ReportWords(line.GetValue(language) == "en")) { Names = new RoadNames(SumoNet.Read(Scenario.Read(order.Scenario).Network).Lanes) }.Write(), stop);
            await line.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(new { before = Figures(told.Before), after = Figures(told.After) }, JsonSerializerOptions.Web));
        }));
        return verb;
    }

    private static Option<string> Controller(string name, string usual, string what)
    {
        var option = new Option<string>(name) { Description = $"{what} {string.Join(", ", SignalsVerb.Controllers)}. Default: {usual}", DefaultValueFactory = _ => usual };
        return option.AcceptOnlyFromAmong(SignalsVerb.Controllers);
    }

    private static object Figures(Side side) => new
    {
        controller = side.Name, meanDelay = Math.Round(side.Delay, 2), stops = Math.Round(side.Stops, 2), meanQueue = Math.Round(side.Queue, 2), maxQueue = Math.Round(side.MaxQueue, 1), co2Kg = Math.Round(side.Co2, 1),
    };
}
