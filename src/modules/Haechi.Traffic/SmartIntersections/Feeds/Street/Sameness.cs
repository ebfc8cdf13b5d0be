using System.Security.Cryptography;
using System.Text.Json;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;

namespace Haechi.Traffic.SmartIntersections.Feeds.Street;

/// <summary>How long a detector has told the same. It is stored with its last reading, so that a restart does not begin it anew.</summary>
/// <param name="Fingerprint">Told from what the last reading measured.</param>
/// <param name="Times">Readings that told it, in a row.</param>
/// <param name="Since">When the first of them came; null when there was none.</param>
/// <param name="ChangedAt">When it last told something else than before; null when it never did.</param>
internal readonly record struct Sameness(long Fingerprint, int Times, DateTimeOffset? Since, DateTimeOffset? ChangedAt)
{
    /// <summary>One reading later.</summary>
    public Sameness After(Reading reading, DateTimeOffset receivedAt)
    {
        var fingerprint = Of(reading);
        return Times > 0 && fingerprint == Fingerprint
            ? this with { Times = Times + 1 }
            : new Sameness(fingerprint, 1, receivedAt, Times > 0 ? receivedAt : ChangedAt);
    }

    // Not a hash code of the runtime: those differ from start to start.
    private static long Of(Reading reading) =>
        BitConverter.ToInt64(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(reading with { At = default, Seconds = 0 }, LedgerJson.Options)));
}
