using System.Text.Json;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Feeds.Storing;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Feeds.Street;

/// <summary>The last reading of every detector, on disk.</summary>
internal static class DetectorStore
{
    /// <summary>What others than <paramref name="writer"/> stored at or after a moment, oldest first.</summary>
    public static async Task<IReadOnlyList<StoredReading>> SinceAsync(TrafficDb db, DateTimeOffset since, Guid writer, CancellationToken cancellationToken)
    {
        var from = since.ToUnixTimeMilliseconds();
        var rows = await db.Set<DetectorRow>().AsNoTracking().Where(d => d.StoredMs >= from && d.Writer != writer).OrderBy(d => d.StoredMs).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new StoredReading(
            JsonSerializer.Deserialize<Reading>(r.Body, LedgerJson.Options)!, DateTimeOffset.FromUnixTimeMilliseconds(r.StoredMs),
            DetectorMemory.Of(r.AtMs, r.Fingerprint, r.Same, r.SameSinceMs, r.ChangedMs).Sameness))];
    }
}
