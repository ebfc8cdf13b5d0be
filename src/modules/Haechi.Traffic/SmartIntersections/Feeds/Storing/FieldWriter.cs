using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Feeds.Street;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Feeds.Storing;

/// <summary>Names one detector of a city.</summary>
internal readonly record struct DetectorKey(Guid Network, string Junction, string Detector) : IComparable<DetectorKey>
{
    /// <summary>One order on every host, so that two transactions never wait for each other in a ring.</summary>
    public int CompareTo(DetectorKey other) =>
        Network.CompareTo(other.Network) is not 0 and var network ? network
        : string.CompareOrdinal(Junction, other.Junction) is not 0 and var junction ? junction
        : string.CompareOrdinal(Detector, other.Detector);
}

/// <summary>What is stored of a detector.</summary>
/// <param name="AtMs">End of the time of its last reading; <see cref="long.MinValue"/> when it never spoke.</param>
/// <param name="Sameness">How long it has told the same.</param>
internal readonly record struct DetectorMemory(long AtMs, Sameness Sameness)
{
    /// <summary>A detector that never spoke.</summary>
    public static DetectorMemory None { get; } = new(long.MinValue, default);

    /// <summary>From the columns as they are stored.</summary>
    public static DetectorMemory Of(long atMs, long fingerprint, int same, long? sinceMs, long? changedMs) => new(atMs, new Sameness(fingerprint, same, At(sinceMs), At(changedMs)));

    private static DateTimeOffset? At(long? ms) => ms is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
}

/// <summary>Reads and writes many rows within a transaction in few statements, as each database does it best.</summary>
internal abstract class FieldWriter
{
    /// <summary>The writer for the database that a context is on.</summary>
    public static FieldWriter Of(TrafficDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.IsSqlite() ? new SqliteFieldWriter(db) : new PostgresFieldWriter(db);
    }

    /// <summary>What is stored of some detectors; nobody else can write them until this transaction ends.</summary>
    /// <param name="keys">In their order, each once.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public abstract Task<Dictionary<DetectorKey, DetectorMemory>> LoadAsync(IReadOnlyList<DetectorKey> keys, CancellationToken cancellationToken);

    /// <summary>Puts rows into a table. No two of them may have the same key.</summary>
    public abstract Task PutAsync<T>(FieldTable<T> table, IReadOnlyList<T> rows, CancellationToken cancellationToken);
}
