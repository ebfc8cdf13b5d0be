using Haechi.Platform.Audit;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Host.Bench;

/// <summary>What the database holds, counted from outside the host.</summary>
internal static class Counts
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>Waits until everything accepted is delivered and every finding that needs a case has one, or nothing moves for too long.</summary>
    public static async Task SettleAsync(BenchRun run, int accepted, CancellationToken cancellationToken)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (watch.Elapsed < Longest && (run.Receiver.Findings < accepted || await TriageBehindAsync(run, cancellationToken) > 0))
        {
            await Task.Delay(200, cancellationToken);
        }
    }

    public static async Task<(int Findings, int Triaged, int Cases)> StoredAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var db = await run.Services.GetRequiredService<IDbContextFactory<RoomsDb>>().CreateDbContextAsync(cancellationToken);
        return (
            await db.Findings.CountAsync(f => f.ServiceId == BenchModule.ServiceId, cancellationToken),
            await db.Findings.CountAsync(f => f.ServiceId == BenchModule.ServiceId && f.CaseId != null, cancellationToken),
            await db.Cases.CountAsync(c => c.ServiceId == BenchModule.ServiceId, cancellationToken));
    }

    public static async Task<bool> TrailIsWholeAsync(BenchRun run, CancellationToken cancellationToken) =>
        (await run.Services.GetRequiredService<AuditReader>().VerifyAsync(cancellationToken)).Faults.Count == 0;

    private static async Task<int> TriageBehindAsync(BenchRun run, CancellationToken cancellationToken)
    {
        await using var db = await run.Services.GetRequiredService<IDbContextFactory<RoomsDb>>().CreateDbContextAsync(cancellationToken);
        return await db.Findings.CountAsync(f => f.Score >= BenchModule.CaseThreshold && f.CaseId == null, cancellationToken);
    }
}
