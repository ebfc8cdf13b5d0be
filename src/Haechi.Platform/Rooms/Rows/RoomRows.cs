using Haechi.Kernel.Rooms;

namespace Haechi.Platform.Rooms.Rows;

/// <summary>Stored <see cref="Observation"/>.</summary>
public sealed class ObservationRow
{
    public Guid Id { get; set; }
    public string ServiceId { get; set; } = "";
    public string Kind { get; set; } = "";
    public string Source { get; set; } = "";
    public DateTimeOffset ObservedAt { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
    public string? Subject { get; set; }
    public string? PlaceName { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public string Payload { get; set; } = "{}";
    public string InputHash { get; set; } = "";
}

/// <summary>Stored <see cref="Finding"/>.</summary>
public sealed class FindingRow
{
    public Guid Id { get; set; }
    public string ServiceId { get; set; } = "";
    public Guid? ObservationId { get; set; }
    public string Kind { get; set; } = "";
    public double Score { get; set; }
    public Severity Severity { get; set; }
    public string? PlaceName { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>JSON array of <see cref="Evidence"/>.</summary>
    public string Evidence { get; set; } = "[]";

    public string ModelId { get; set; } = "";
    public string ModelVersion { get; set; } = "";
    public string InputHash { get; set; } = "";

    /// <summary>JSON object: thresholds in force by name.</summary>
    public string Thresholds { get; set; } = "{}";

    public string? JoinKey { get; set; }

    /// <summary>The case that it opened or joined; null below the service's threshold or before triage.</summary>
    public Guid? CaseId { get; set; }
}

/// <summary>A request that was accepted once, so that its replay answers the same.</summary>
public sealed class IdempotencyRow
{
    /// <summary>Caller and endpoint; the same key of two callers is two keys.</summary>
    public string Scope { get; set; } = "";
    public string Key { get; set; } = "";

    /// <summary>Hex SHA-256 of the body; a replay with another body is refused.</summary>
    public string BodyHash { get; set; } = "";

    /// <summary>What was answered, JSON.</summary>
    public string Answer { get; set; } = "{}";
    public DateTimeOffset At { get; set; }
}

/// <summary>A file that came with a report or a turn. Bytes are sealed.</summary>
public sealed class AttachmentRow
{
    public Guid Id { get; set; }
    public string ServiceId { get; set; } = "";

    /// <summary>What it belongs to, e.g. a conversation id.</summary>
    public string Subject { get; set; } = "";
    public string MediaType { get; set; } = "";
    public int Length { get; set; }

    /// <summary>Hex SHA-256 of the unsealed bytes.</summary>
    public string Sha256 { get; set; } = "";
    public byte[] SealedBytes { get; set; } = [];
    public DateTimeOffset At { get; set; }
}
