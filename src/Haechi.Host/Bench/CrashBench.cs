using System.Security.Cryptography;

namespace Haechi.Host.Bench;

/// <summary>Kills the host at random moments under load, starts it again each time, and counts at the end.</summary>
internal static class CrashBench
{
    public static async Task<CrashFigures> RunAsync(BenchRun run, LoadPlan plan, int kills, CancellationToken cancellationToken)
    {
        var port = BenchHost.FreePort();
        var host = await run.StartHostAsync(port, cancellationToken);
        try
        {
            await BenchHost.SubscribeAsync(port, run.Token, run.Receiver.Url, cancellationToken);
            using var load = new LoadGenerator(port, run.Token, plan);
            using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var loading = load.RunAsync(until.Token, cancellationToken);
            for (var kill = 0; kill < kills; kill++)
            {
                await UnderLoadAsync(load, plan, cancellationToken);
                await Task.Delay(RandomNumberGenerator.GetInt32(0, 2000), cancellationToken);
                await host.DisposeAsync();
                host = await run.StartHostAsync(port, cancellationToken);
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            await until.CancelAsync();
            await loading;
            return await CountAsync(run, load, kills, cancellationToken);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>A host that was killed before it took anything in would prove nothing.</summary>
    private static async Task UnderLoadAsync(LoadGenerator load, LoadPlan plan, CancellationToken cancellationToken)
    {
        var before = load.Accepted.Count;
        while (load.Accepted.Count < before + plan.Clients)
        {
            await Task.Delay(20, cancellationToken);
        }
    }

    private static async Task<CrashFigures> CountAsync(BenchRun run, LoadGenerator load, int kills, CancellationToken cancellationToken)
    {
        var accepted = load.Accepted.Sum(a => a.Findings);
        await Counts.SettleAsync(run, accepted, cancellationToken);
        var stored = await Counts.StoredAsync(run, cancellationToken);
        return new CrashFigures(
            run.Database,
            kills,
            accepted,
            stored.Findings,
            run.Receiver.Findings,
            run.Receiver.DoubledFindings,
            run.Receiver.DoubledDeliveries,
            load.Repeated,
            stored.Triaged,
            stored.Cases,
            await Counts.TrailIsWholeAsync(run, cancellationToken));
    }
}

/// <summary>What was left after the kills.</summary>
/// <param name="Database">sqlite or postgres.</param>
/// <param name="Kills">SIGKILLs.</param>
/// <param name="Accepted">Findings acknowledged with 201.</param>
/// <param name="Stored">Findings in the database.</param>
/// <param name="Delivered">Findings that the receiver got.</param>
/// <param name="Doubled">Findings that the receiver saw twice after dropping doubled deliveries.</param>
/// <param name="DroppedDeliveries">Deliveries that arrived twice under one id and were dropped.</param>
/// <param name="RepeatedRequests">Requests without an answer, sent again under their key.</param>
/// <param name="Triaged">Findings with a case.</param>
/// <param name="Cases">Cases; each such finding has its own.</param>
/// <param name="TrailIsWhole">Whether the audit trail verifies.</param>
internal sealed record CrashFigures(
    string Database, int Kills, int Accepted, int Stored, int Delivered, int Doubled, int DroppedDeliveries, int RepeatedRequests, int Triaged, int Cases, bool TrailIsWhole)
{
    /// <summary>Accepted = stored = delivered, nothing twice, one case for each finding that needs one, the trail whole.</summary>
    public bool AllThere => Accepted == Stored && Accepted == Delivered && Doubled == 0 && Triaged == Cases && TrailIsWhole;
}
