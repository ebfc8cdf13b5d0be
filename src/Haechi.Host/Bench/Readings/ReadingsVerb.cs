using System.CommandLine;
using Haechi.Host.Verbs;
using Haechi.Platform.Modules;
using static Haechi.Host.Bench.BenchOptions;

namespace Haechi.Host.Bench.Readings;

/// <summary><c>bench readings</c>.</summary>
internal static class ReadingsVerb
{
    public static Command Create(IReadOnlyList<IHaechiModule> modules)
    {
        var junctions = Number("--junctions", "Junctions of the made city, each with ten detectors.", 4000, 1, 20_000);
        var batch = Number("--batch", "Readings in one request.", 200, 1, 2000);
        var rate = Number("--rate", "Readings handed in per second; 0 loads as fast as the host answers.", 0, 0, 1_000_000);
        var seconds = Number("--seconds", "How long to load, in seconds, after a warm-up of ten.", 30, 1, 3600);
        var (database, clients, json) = (Database(), Clients(8), GlobalOptions.Json());
        var verb = new Command("readings", "Readings of traffic detectors accepted to disk per second, and how long accepting takes. Exit code 1 when one is lost or doubled.")
        {
            junctions, batch, rate, seconds, clients, database, json,
        };
        verb.WithExamples("bench readings", "bench readings --rate 8000", "bench readings --batch 1 --clients 64 --database postgres --json");
        verb.SetAction((line, cancellationToken) => BenchRun.RunAsync(
            modules,
            line.GetValue(database)!,
            async (run, stop) =>
            {
                var plan = new ReadingsPlan(line.GetValue(junctions), line.GetValue(batch), line.GetValue(clients), line.GetValue(rate), TimeSpan.FromSeconds(line.GetValue(seconds)));
                var figures = await ReadingsBench.RunAsync(run, plan, stop);
                Write(line, figures, line.GetValue(json));
                return figures.AllThere ? 0 : 1;
            },
            cancellationToken));
        return verb;
    }

    private static void Write(ParseResult line, ReadingsFigures figures, bool json)
    {
        if (json)
        {
            line.WriteJson(figures);
            return;
        }

        line.Write($"""
            {figures.Database}: {figures.Junctions:N0} junctions, {figures.Detectors:N0} detectors, {figures.Clients} clients, {figures.Batch} readings a request, {(figures.Rate == 0 ? "as fast as answered" : $"{figures.Rate:N0} readings/s handed in")}, {figures.Seconds} s
              accepted to disk   {figures.ReadingsPerSecond:N0} readings/s in {figures.RequestsPerSecond:N0} requests/s
              accept             p50 {figures.AcceptMs.P50} ms, p95 {figures.AcceptMs.P95} ms, p99 {figures.AcceptMs.P99} ms, max {figures.AcceptMs.Max} ms
              vehicles sent {figures.Sent:N0}, counted {figures.Counted:N0}; repeated {figures.Repeated:N0}, refused {figures.Refused:N0}, answers 503 {figures.Busy}: {(figures.AllThere ? "all there" : "NOT EQUAL")}
              processor time {figures.ProcessorMicrosPerReading} µs a reading, peak memory {figures.PeakMemoryMb} MB
            """);
    }
}
