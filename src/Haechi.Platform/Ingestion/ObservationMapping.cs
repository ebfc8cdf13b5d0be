using Haechi.Kernel.Rooms;
using Haechi.Platform.Rooms.Rows;

namespace Haechi.Platform.Ingestion;

/// <summary>Between Kernel observations and their rows.</summary>
internal static class ObservationMapping
{
    /// <summary>The row of an observation that is received at <paramref name="receivedAt"/>.</summary>
    public static ObservationRow ToRow(Observation observation, DateTimeOffset receivedAt) => new()
    {
        Id = observation.Id,
        ServiceId = observation.ServiceId,
        Kind = observation.Kind,
        Source = observation.Source,
        ObservedAt = observation.ObservedAt,
        ReceivedAt = receivedAt,
        Subject = observation.Subject,
        PlaceName = observation.Place?.Name,
        Latitude = observation.Place?.Latitude,
        Longitude = observation.Place?.Longitude,
        Payload = observation.Payload,
        InputHash = observation.InputHash,
    };
}
