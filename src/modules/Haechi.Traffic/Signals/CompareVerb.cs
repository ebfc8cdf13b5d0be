using System.CommandLine;
using System.Globalization;
using Haechi.Platform.Modules;
using Haechi.Signals.Simulation;

namespace Haechi.Traffic.Signals;

/// <summary><c>signals compare</c>: several controllers over the same seeds, as a table and, where asked for, a picture.</summary>
internal static class CompareVerb
{
    public static Command Create(TimeProvider clock)
    {
        var (scenario, mode) = (SignalsVerb.Scenario(), SignalsVerb.Mode());
        var controllers = new Option<string>("--controllers")
        {
            Description = "Names with commas between. Default: all", HelpName = "A,B,C", DefaultValueFactory = _ => string.Join(',', SignalsVerb.Controllers),
        };
        controllers.Validators.Add(result =>
        {
            if (Names(result.GetValueOrDefault<string>()).FirstOrDefault(n => !SignalsVerb.Controllers.Contains(n)) is { } unknown)
                result.AddError($"There is no controller {unknown}; there are {string.Join(", ", SignalsVerb.Controllers)}.");
        });
        var seeds = new Option<int>("--seeds") { Description = "How many seeds, 1 and up. Default: 5", HelpName = "N", DefaultValueFactory = _ => 5 };
        seeds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 1000)
                result.AddError("--seeds takes a number from 1 to 1000.");
        });
        var counts = SignalsVerb.Counts();
        var picture = new Option<string?>("--picture") { Description = "Draw the delays into this SVG file. Default: none", HelpName = "FILE" };
        var verb = new Command("compare", "Run controllers over the same seeds: median and worst delay, and the ratio to the best of the others.") { scenario, controllers, seeds, mode, counts, picture };
        verb.WithExamples("signals compare --scenario cologne8.sumocfg --seeds 5 --controllers fixed,maxwave,haechi", "signals compare --scenario city.sumocfg --picture delays.svg");
        verb.SetAction((line, stop) => SignalsVerb.TellAsync(line, async () =>
        {
            var timing = SignalsVerb.TimingOf(line.GetRequiredValue(mode));
            var read = Scenario.Read(line.GetRequiredValue(scenario));
            var run = new SignalRun(read, timing, clock);
            var rows = new List<DelayRow>();
            foreach (var name in Names(line.GetRequiredValue(controllers)))
            {
                var figures = new List<RunFigures>();
                for (var seed = 1; seed <= line.GetValue(seeds); seed++)
                {
                    await line.InvocationConfiguration.Error.WriteLineAsync($"{name}, seed {seed} …");
                    var steering = await SignalsVerb.ControllerAsync(name, read, timing, line.GetValue(counts), seed, clock, stop);
                    figures.Add(await run.RunAsync(steering, name, seed, stop));
                }
                rows.Add(DelayRow.Of(name, figures));
            }
            Print(line.InvocationConfiguration.Output, rows);
            if (line.GetValue(picture) is { } file)
                await File.WriteAllTextAsync(file, DelayChart.Draw(rows), stop);
        }));
        return verb;
    }

    private static string[] Names(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void Print(TextWriter output, List<DelayRow> rows)
    {
        output.WriteLine("controller      median s   worst s   to best other   never let in");
        foreach (var row in rows)
        {
            var others = rows.Where(r => r != row).Select(r => r.Median).DefaultIfEmpty(double.NaN).Min();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Name,-14} {row.Median,9:F1} {row.Worst,9:F1} {row.Median / others,15:F2} {row.Waiting,14}"));
        }
    }
}

/// <summary>The delays of one controller over all seeds, in seconds.</summary>
internal sealed record DelayRow(string Name, IReadOnlyList<double> Delays, int Waiting)
{
    public double Median => Delays.Count % 2 == 1 ? Delays[Delays.Count / 2] : (Delays[Delays.Count / 2 - 1] + Delays[Delays.Count / 2]) / 2;

    public double Worst => Delays[^1];

    public static DelayRow Of(string name, IReadOnlyList<RunFigures> figures) =>
        new(name, [.. figures.Select(f => f.MeanDelay).Order()], figures.Max(f => f.Waiting));
}
