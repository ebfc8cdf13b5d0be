namespace Haechi.Kernel.Rooms;

/// <summary>Room 1. What came in: a frame, a call, a log line, a message, a sensor reading.</summary>
/// <param name="Id">Version 7 UUID.</param>
/// <param name="ServiceId">The registered service that observes.</param>
/// <param name="Kind">Kebab-case name of what it is, e.g. <c>chat-turn</c>.</param>
/// <param name="Source">Where it came from: a camera id, a channel, a log source.</param>
/// <param name="ObservedAt">When it happened, UTC.</param>
/// <param name="Subject">What it belongs to (conversation, track); null when it stands alone.</param>
/// <param name="Place">Where, when known.</param>
/// <param name="Payload">JSON object with the reading. Personal data stays in the service's own sealed fields, not here.</param>
/// <param name="InputHash">Hex SHA-256 of the raw input, so that a finding can be traced to exactly this input.</param>
public sealed record Observation(
    Guid Id,
    string ServiceId,
    string Kind,
    string Source,
    DateTimeOffset ObservedAt,
    string? Subject,
    Place? Place,
    string Payload,
    string InputHash);
