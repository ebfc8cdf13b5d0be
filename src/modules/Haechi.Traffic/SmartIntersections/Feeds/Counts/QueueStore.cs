using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Feeds.Counts;

/// <summary>Queues and speeds by quarter of an hour, as the street's detectors told them.</summary>
internal sealed class QueueStore(IDbContextFactory<TrafficDb> databases)
{
    /// <summary>What was measured at some junctions between two days, both included.</summary>
    public async Task<IReadOnlyList<QueueRow>> OfAsync(Guid network, IReadOnlyCollection<string> junctions, DateOnly from, DateOnly until, int fromSecond, int untilSecond, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<QueueRow>().AsNoTracking()
            .Where(q => q.NetworkId == network && q.Day >= from && q.Day <= until && junctions.Contains(q.Junction) && q.Second >= fromSecond && q.Second < untilSecond)
            .ToListAsync(cancellationToken);
    }
}
