using System.Diagnostics;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Host.Bench.Readings;

/// <summary>What is to be measured.</summary>
internal sealed record ReadingsPlan(int Junctions, int Batch, int Clients, int Rate, TimeSpan Duration);

/// <summary>Throughput and latencies of readings over loopback HTTP, into a running host with its watch of the street beside.</summary>
internal static class ReadingsBench
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public static async Task<ReadingsFigures> RunAsync(BenchRun run, ReadingsPlan plan, CancellationToken cancellationToken)
    {
        var streets = new MadeStreets(plan.Junctions);
        var now = run.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var db = await run.Services.GetRequiredService<IDbContextFactory<RoomsDb>>().CreateDbContextAsync(cancellationToken);
        await streets.RegisterAsync(db, now, cancellationToken);
        var port = BenchHost.FreePort();
        await using var host = await run.StartHostAsync(port, cancellationToken);
        using var load = new ReadingLoad(port, run.Token, plan, streets.Detectors, now);
        await load.RunAsync(WarmUp, cancellationToken);
        var used = host.ProcessorTime();
        var begun = Stopwatch.GetTimestamp();
        await load.RunAsync(plan.Duration, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        used = host.ProcessorTime() - used;
        var measured = load.Accepted.Where(a => a.Sent >= begun).ToList();
        var readings = measured.Sum(a => (long)a.Findings);
        return new ReadingsFigures(
            run.Database, plan.Junctions, streets.Detectors, load.Clients, plan.Batch, plan.Rate, Math.Round(seconds, 1),
            (int)(readings / seconds), (int)(measured.Count / seconds), Latencies.Of(measured.Select(a => (a.Sent, a.Answered))),
            load.Vehicles, await CountedAsync(db, cancellationToken), load.Repeated, load.Refused, load.Busy,
            Math.Round(used.TotalMicroseconds / Math.Max(1, readings), 1), (int)(host.PeakMemory() / 1024 / 1024));
    }

    private static async Task<long> CountedAsync(RoomsDb db, CancellationToken cancellationToken) =>
        (long)Math.Round(await db.Database.SqlQuery<double>($"SELECT COALESCE(SUM(vehicles), 0) AS \"Value\" FROM traffic_counts").SingleAsync(cancellationToken));
}

/// <summary>What was measured.</summary>
/// <param name="Database">sqlite or postgres.</param>
/// <param name="Junctions">Junctions of the made city.</param>
/// <param name="Detectors">Detectors that speak.</param>
/// <param name="Clients">Callers side by side.</param>
/// <param name="Batch">Readings in one request.</param>
/// <param name="Rate">Readings handed in per second; 0 as fast as answered.</param>
/// <param name="Seconds">Length of the measurement.</param>
/// <param name="ReadingsPerSecond">Readings acknowledged as on disk, per second.</param>
/// <param name="RequestsPerSecond">Requests acknowledged, per second.</param>
/// <param name="AcceptMs">From when a request was due to its 201.</param>
/// <param name="Sent">Vehicles in front of stop lines in all accepted requests, warm-up included.</param>
/// <param name="Counted">Vehicles in the table of counts.</param>
/// <param name="Repeated">Readings that the host called repeated; nobody repeats any here.</param>
/// <param name="Refused">Readings that the host refused.</param>
/// <param name="Busy">Answers 503.</param>
/// <param name="ProcessorMicrosPerReading">Processor time of the host for one reading.</param>
/// <param name="PeakMemoryMb">Peak of the host's resident memory.</param>
internal sealed record ReadingsFigures(
    string Database, int Junctions, int Detectors, int Clients, int Batch, int Rate, double Seconds, int ReadingsPerSecond, int RequestsPerSecond,
    Latencies AcceptMs, long Sent, long Counted, int Repeated, int Refused, int Busy, double ProcessorMicrosPerReading, int PeakMemoryMb)
{
    /// <summary>Every vehicle is counted, and once.</summary>
    public bool AllThere => Sent == Counted && Repeated == 0 && Refused == 0;
}
