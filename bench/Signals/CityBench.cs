using System.Diagnostics;
using System.Globalization;
using Haechi.Signals.Control;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Bench;

/// <summary><c>dotnet run --project bench/Signals -c Release -- [--junctions 100,1000,4000] [--seconds 60] [--threads 2] [--flow 250] [--all]</c></summary>
internal static class CityBench
{
    /// <summary>Seconds that fill the roads before anything is measured.</summary>
    private const int Filling = 120;

    public static int Start(string[] args)
    {
        var (seconds, threads) = (Number(args, "--seconds", 60), Number(args, "--threads", 2));
        Console.WriteLine($"{"junctions",9} {"decisions",10} {"p50 ms",8} {"p95 ms",8} {"p99 ms",8} {"max ms",8} {"second p50 ms",14} {"p99 ms",8} {"per junction µs",16} {"bytes/decision",15} {"MB",6} {"vehicles",9} {"standing",9} {"left",8}");
        foreach (var junctions in (Option(args, "--junctions") ?? "100,1000,4000").Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture)))
            Run(junctions, seconds, threads, Number(args, "--flow", 250), args.Contains("--all"));
        return 0;
    }

    private static void Run(int junctions, int seconds, int threads, double flow, bool all)
    {
        var network = MadeCity.Make(junctions);
        var (traffic, city, controller) = (new MadeTraffic(network, flow, seed: 1), new CityControl(network, SignalTiming.Bench, TimeProvider.System, 0, threads), new PredictiveController(SignalTiming.Bench));
        var (decisions, walls, bytes) = (new List<double>(seconds * junctions), new List<double>(seconds), 0L);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        for (var now = 1; now <= Filling + seconds; now++)
        {
            for (var j = 0; j < junctions; j++)
                traffic.Look(j, now);
            var (began, held) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(precise: false));
            city.Step(controller, traffic.Views, now, CancellationToken.None);
            // All planned at once, whether a decision is due or not: the heaviest second there can be.
            if (all && now > Filling)
                Parallel.For(0, junctions, options, j => controller.Choose(traffic.Views[j]));
            if (now > Filling)
            {
                walls.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                bytes += GC.GetTotalAllocatedBytes(precise: false) - held;
                decisions.AddRange(city.Took.Where(t => t > 0));
            }
            traffic.Step(j => city.Shown[j], now);
        }
        Tell(junctions, decisions, walls, bytes, traffic);
    }

    private static void Tell(int junctions, List<double> decisions, List<double> walls, long bytes, MadeTraffic traffic)
    {
        decisions.Sort();
        walls.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{junctions,9} {decisions.Count,10} {At(decisions, 0.5),8:0.000} {At(decisions, 0.95),8:0.000} {At(decisions, 0.99),8:0.000} {decisions[^1],8:0.000} {At(walls, 0.5),14:0.0} {At(walls, 0.99),8:0.0} {walls.Average() * 1000 / junctions,16:0.0} {(double)bytes / decisions.Count,15:0} {Environment.WorkingSet >> 20,6} {traffic.Count,9} {traffic.Standing,9} {traffic.Left,8}"));
    }

    private static double At(List<double> sorted, double part) => sorted[(int)((sorted.Count - 1) * part)];

    private static int Number(string[] args, string name, int without) => int.TryParse(Option(args, name), out var number) ? Math.Max(1, number) : without;

    private static string? Option(string[] args, string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
