using System.Text.Json;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Feeds.Street;

/// <summary>The last reading of every detector, on disk.</summary>
internal static class DetectorStore
{
    /// <summary>Keeps a reading if it is later than the last one of its detector. One statement, so that two hosts can't both keep the same.</summary>
    /// <returns>False when it is not later.</returns>
    public static async Task<bool> KeepAsync(TrafficDb db, Reading reading, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (at, stored, body) = (reading.At.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds(), JsonSerializer.Serialize(reading, LedgerJson.Options));
        return await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO traffic_detectors (network_id, junction, detector, at_ms, stored_ms, body)
            VALUES ({reading.Network}, {reading.Junction}, {reading.Detector}, {at}, {stored}, {body})
            ON CONFLICT (network_id, junction, detector) DO UPDATE SET at_ms = excluded.at_ms, stored_ms = excluded.stored_ms, body = excluded.body
            WHERE traffic_detectors.at_ms < excluded.at_ms
            """,
            cancellationToken) == 1;
    }

    /// <summary>Readings stored at or after a moment, oldest first.</summary>
    public static async Task<IReadOnlyList<(Reading Reading, DateTimeOffset StoredAt)>> SinceAsync(TrafficDb db, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var from = since.ToUnixTimeMilliseconds();
        var rows = await db.Set<DetectorRow>().AsNoTracking().Where(d => d.StoredMs >= from).OrderBy(d => d.StoredMs).ToListAsync(cancellationToken);
        return [.. rows.Select(r => (JsonSerializer.Deserialize<Reading>(r.Body, LedgerJson.Options)!, DateTimeOffset.FromUnixTimeMilliseconds(r.StoredMs)))];
    }
}
