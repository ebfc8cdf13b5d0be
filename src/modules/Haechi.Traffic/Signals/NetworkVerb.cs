using System.CommandLine;
using System.Globalization;
using Haechi.Platform.Modules;
using Haechi.Signals.Networks;

namespace Haechi.Traffic.Signals;

/// <summary><c>signals network</c>: checks a network file, says what is in it, and writes the neutral form.</summary>
internal static class NetworkVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A SUMO network (.net.xml) or the neutral form (.json).", HelpName = "FILE" };
        var json = new Option<string?>("--json") { Description = "Write the network in the neutral form into this file. Default: none", HelpName = "FILE" };
        var verb = new Command("network", "Check a network of signalised junctions and say what is in it. Exit code 2 with all errors when it can't be used.") { file, json };
        verb.WithExamples("signals network city.net.xml", "signals network city.net.xml --json city.json", "signals network city.json");
        verb.SetAction((line, stop) => SignalsVerb.TellAsync(line, async () =>
        {
            var network = NetworkJson.ReadFile(line.GetRequiredValue(file));
            if (line.GetValue(json) is { } target)
                await WriteAsync(target, NetworkJson.Write(network), stop);
            Print(line.InvocationConfiguration.Output, network);
        }));
        return verb;
    }

    private static async Task WriteAsync(string path, string text, CancellationToken stop)
    {
        try
        {
            await File.WriteAllTextAsync(path, text, stop);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new NetworkException($"{path} can't be written: {exception.Message}", exception);
        }
    }

    private static void Print(TextWriter output, RoadNetwork network)
    {
        output.WriteLine(Text($"{network.Signals.Count} signals, {network.Lanes.Count} lanes, {network.Connections.Count} connections"));
        output.WriteLine("movements  crossings  greens  cycle s  meeting  shown together  signal");
        foreach (var (signal, movements) in network.Signals.Zip(Movements(network)))
        {
            var crossings = signal.Links.Count(l => l is { IsCrossing: true });
            var (meeting, together) = (Pairs(signal.Meeting), Pairs(signal.Meeting) - Pairs(signal.Conflicts));
            output.WriteLine(Text($"{movements,9}  {crossings,9}  {signal.Greens.Count,6}  {signal.Plan.Sum(p => p.Duration),7:0.#}  {meeting,7}  {together,14}  {signal.Id}"));
        }
    }

    private static IEnumerable<int> Movements(RoadNetwork network)
    {
        var counts = new MovementMap(network).All.CountBy(m => m.Signal).ToDictionary();
        return network.Signals.Select((_, i) => counts.GetValueOrDefault(i));
    }

    private static int Pairs(IReadOnlyList<LinkSet> sets) => Enumerable.Range(0, sets.Count).Sum(a => Enumerable.Range(0, a).Count(b => sets[a][b]));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
