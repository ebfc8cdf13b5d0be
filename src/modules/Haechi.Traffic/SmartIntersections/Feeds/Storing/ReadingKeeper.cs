using System.Text.Json;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Feeds.Counts;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Feeds.Street;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Storage;

namespace Haechi.Traffic.SmartIntersections.Feeds.Storing;

/// <summary>Keeps readings within a transaction: the last of each detector, and what they all add to counts and queues.</summary>
internal static class ReadingKeeper
{
    /// <summary>Keeps those that are later than what their detector said before.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="readings">Readings of any number of detectors, in any order.</param>
    /// <param name="writer">The host, when it takes what is kept over into its picture of the street; empty when it reads it like the others.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Beside each reading what was kept of it; null for those that had come before.</returns>
    public static async Task<IReadOnlyList<StoredReading?>> KeepAsync(LedgerScope scope, IReadOnlyList<(Reading Reading, RegisteredNetwork Network)> readings, Guid writer, CancellationToken cancellationToken)
    {
        var tables = FieldWriter.Of(scope.Use<TrafficDb>());
        var known = await tables.LoadAsync([.. readings.Select(r => KeyOf(r.Reading)).Distinct().Order()], cancellationToken);
        var (kept, last) = (new StoredReading?[readings.Count], new SortedDictionary<DetectorKey, StoredReading>());
        foreach (var (i, (reading, _)) in readings.Index().OrderBy(r => r.Item.Reading.At))
        {
            var (key, at) = (KeyOf(reading), reading.At.ToUnixTimeMilliseconds());
            if (at <= known[key].AtMs)
                continue;
            var stored = new StoredReading(reading, scope.At, known[key].Sameness.After(reading, scope.At));
            (known[key], kept[i], last[key]) = (new DetectorMemory(at, stored.Sameness), stored, stored);
        }
        await tables.PutAsync(FieldTables.Detectors, [.. last.Values.Select(r => RowOf(r, writer))], cancellationToken);
        var news = readings.Where((_, i) => kept[i] is not null).ToList();
        await tables.PutAsync(FieldTables.Counts, QuarterSums.Of(news.SelectMany(r => TurnShares.Of(r.Reading, r.Network))), cancellationToken);
        await tables.PutAsync(FieldTables.Queues, QuarterSums.Of(news.Select(r => QueueShares.Of(r.Reading, r.Network)).OfType<QueueRow>()), cancellationToken);
        return kept;
    }

    private static DetectorKey KeyOf(Reading reading) => new(reading.Network, reading.Junction, reading.Detector);

    private static DetectorRow RowOf(StoredReading stored, Guid writer)
    {
        var (reading, same) = (stored.Reading, stored.Sameness);
        return new DetectorRow
        {
            NetworkId = reading.Network, Junction = reading.Junction, Detector = reading.Detector, AtMs = reading.At.ToUnixTimeMilliseconds(), StoredMs = stored.StoredAt.ToUnixTimeMilliseconds(),
            Body = JsonSerializer.Serialize(reading, LedgerJson.Options), Writer = writer, Fingerprint = same.Fingerprint, Same = same.Times,
            SameSinceMs = same.Since?.ToUnixTimeMilliseconds(), ChangedMs = same.ChangedAt?.ToUnixTimeMilliseconds(),
        };
    }
}
