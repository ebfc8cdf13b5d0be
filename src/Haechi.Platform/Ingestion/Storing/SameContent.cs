using Haechi.Platform.Rooms.Rows;

namespace Haechi.Platform.Ingestion.Storing;

/// <summary>Whether two rows with one id tell the same; when they were received and what became of them does not count.</summary>
internal static class SameContent
{
    public static bool Of(FindingRow a, FindingRow b) =>
        a.ServiceId == b.ServiceId && a.ObservationId == b.ObservationId && a.Kind == b.Kind && a.Score.Equals(b.Score)
        && a.Severity == b.Severity && a.PlaceName == b.PlaceName && Nullable.Equals(a.Latitude, b.Latitude)
        && Nullable.Equals(a.Longitude, b.Longitude) && SameTime(a.At, b.At) && a.Evidence == b.Evidence && a.ModelId == b.ModelId
        && a.ModelVersion == b.ModelVersion && a.InputHash == b.InputHash && a.Thresholds == b.Thresholds && a.JoinKey == b.JoinKey;

    public static bool Of(ObservationRow a, ObservationRow b) =>
        a.ServiceId == b.ServiceId && a.Kind == b.Kind && a.Source == b.Source && SameTime(a.ObservedAt, b.ObservedAt)
        && a.Subject == b.Subject && a.PlaceName == b.PlaceName && Nullable.Equals(a.Latitude, b.Latitude)
        && Nullable.Equals(a.Longitude, b.Longitude) && a.Payload == b.Payload && a.InputHash == b.InputHash;

    // Databases keep microseconds.
    private static bool SameTime(DateTimeOffset a, DateTimeOffset b) =>
        a.UtcTicks / TimeSpan.TicksPerMicrosecond == b.UtcTicks / TimeSpan.TicksPerMicrosecond;
}
