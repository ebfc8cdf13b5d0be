using System.Diagnostics;

namespace Haechi.Host.Bench;

/// <summary>Throughput and latencies of durable acceptance, with webhooks and triage running beside it.</summary>
internal static class IngestBench
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    public static async Task<IngestFigures> RunAsync(BenchRun run, LoadPlan plan, TimeSpan duration, CancellationToken cancellationToken)
    {
        var port = BenchHost.FreePort();
        await using var host = await run.StartHostAsync(port, cancellationToken);
        await BenchHost.SubscribeAsync(port, run.Token, run.Receiver.Url, cancellationToken);
        using var load = new LoadGenerator(port, run.Token, plan);
        // Two runs, because what queues while the just-in-time compiler works would count in every second after it.
        await LoadAsync(load, WarmUp, cancellationToken);
        var used = host.ProcessorTime();
        var begun = Stopwatch.GetTimestamp();
        await LoadAsync(load, duration, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        used = host.ProcessorTime() - used;

        var accepted = load.Accepted.Sum(a => a.Findings);
        await Counts.SettleAsync(run, accepted, cancellationToken);
        var memory = host.PeakMemory();
        var stored = await Counts.StoredAsync(run, cancellationToken);
        var measured = load.Accepted.Where(a => a.Sent >= begun).ToList();
        return new IngestFigures(
            run.Database,
            plan.Clients,
            plan.Batch,
            plan.Rate,
            plan.CasesInHundred,
            Math.Round(seconds, 1),
            (int)(measured.Sum(a => a.Findings) / seconds),
            (int)(measured.Count / seconds),
            Latencies.Of(measured.Select(a => (a.Sent, a.Answered))),
            Latencies.Of(load.Accepted.Where(a => a.Sent < begun).Select(a => (a.Sent, a.Answered))),
            Latencies.Of(measured.Where(a => run.Receiver.Arrivals.ContainsKey(a.RequestId)).Select(a => (a.Answered, Math.Max(a.Answered, run.Receiver.Arrivals[a.RequestId])))),
            accepted,
            stored.Findings,
            run.Receiver.Findings,
            run.Receiver.DoubledFindings,
            stored.Cases,
            load.Busy,
            Math.Round(used.TotalMicroseconds / Math.Max(1, measured.Sum(a => a.Findings)), 1),
            (int)(memory / 1024 / 1024));
    }

    private static async Task LoadAsync(LoadGenerator load, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        until.CancelAfter(duration);
        await load.RunAsync(until.Token, cancellationToken);
    }
}

/// <summary>What was measured.</summary>
/// <param name="Database">sqlite or postgres.</param>
/// <param name="Clients">Callers side by side.</param>
/// <param name="Batch">Findings in one request.</param>
/// <param name="Rate">Findings handed in per second; 0 as fast as answered.</param>
/// <param name="CasesInHundred">Of a hundred findings, how many opened a case.</param>
/// <param name="Seconds">Length of the measurement.</param>
/// <param name="FindingsPerSecond">Findings acknowledged as on disk, per second.</param>
/// <param name="RequestsPerSecond">Requests acknowledged, per second.</param>
/// <param name="AcceptMs">From when a request was due to its 201.</param>
/// <param name="ColdMs">The same for the first ten seconds of a host that has just started, which count nowhere else.</param>
/// <param name="DeliverMs">From the 201 to the webhook's arrival.</param>
/// <param name="Accepted">Findings acknowledged, warm-up included.</param>
/// <param name="Stored">Findings in the database.</param>
/// <param name="Delivered">Findings that the receiver got.</param>
/// <param name="Doubled">Findings that the receiver saw twice after dropping doubled deliveries.</param>
/// <param name="Cases">Cases opened.</param>
/// <param name="Busy">Answers 503.</param>
/// <param name="ProcessorMicrosPerFinding">Processor time of the host for one finding, with delivery and triage; it holds on a busy machine too.</param>
/// <param name="PeakMemoryMb">Peak of the host's resident memory.</param>
internal sealed record IngestFigures(
    string Database, int Clients, int Batch, int Rate, int CasesInHundred, double Seconds, int FindingsPerSecond, int RequestsPerSecond,
    Latencies AcceptMs, Latencies ColdMs, Latencies DeliverMs, int Accepted, int Stored, int Delivered, int Doubled, int Cases, int Busy, double ProcessorMicrosPerFinding, int PeakMemoryMb)
{
    /// <summary>Accepted = stored = delivered, nothing twice.</summary>
    public bool AllThere => Accepted == Stored && Accepted == Delivered && Doubled == 0;
}
