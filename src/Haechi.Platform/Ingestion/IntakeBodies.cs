using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Haechi.Platform.Ingestion;

/// <summary>A finding as callers write it. Only described here: <see cref="Reading.ItemReader"/> reads it and names every fault.</summary>
internal sealed record FindingBody
{
    [Description("Its id; a new one when missing. A batch with ids may be repeated without an idempotency key.")]
    public Guid? Id { get; init; }

    [Description("Id of a registered service that the token may hand in for.")]
    public required string ServiceId { get; init; }

    [Description("The observation that it was made from.")]
    public Guid? ObservationId { get; init; }

    [Description("What is claimed, in kebab-case, e.g. illegal-parking.")]
    public required string Kind { get; init; }

    [Range(0.0, 1.0)]
    [Description("How sure the model is, 0 to 1. Below the service's threshold no case is opened.")]
    public required double Score { get; init; }

    [Description("watch, caution, alert or critical.")]
    public required string Severity { get; init; }

    [Description("Where.")]
    public PlaceBody? Place { get; init; }

    [Description("When, with an offset; now when missing.")]
    public DateTimeOffset? At { get; init; }

    [Description("What a person looks at to decide, up to 20 pieces.")]
    public IReadOnlyList<EvidenceBody>? Evidence { get; init; }

    [Description("What made it, so that it can be traced later.")]
    public required SnapshotBody Snapshot { get; init; }

    [Description("Findings with one key join one open case.")]
    public string? JoinKey { get; init; }
}

/// <summary>An observation as callers write it.</summary>
internal sealed record ObservationBody
{
    [Description("Its id; a new one when missing.")]
    public Guid? Id { get; init; }

    [Description("Id of a registered service that the token may hand in for.")]
    public required string ServiceId { get; init; }

    [Description("What came in, in kebab-case, e.g. sensor-reading.")]
    public required string Kind { get; init; }

    [Description("Where it came from, e.g. the name of a camera.")]
    public required string Source { get; init; }

    [Description("When, with an offset; now when missing.")]
    public DateTimeOffset? ObservedAt { get; init; }

    [Description("What it belongs to outside. No personal data.")]
    public string? Subject { get; init; }

    [Description("Where.")]
    public PlaceBody? Place { get; init; }

    [Description("Any JSON object up to 64 KiB. No personal data.")]
    public object? Payload { get; init; }

    [Description("SHA-256 of the input, 64 hexadecimal digits; of the payload when missing.")]
    public string? InputHash { get; init; }
}

internal sealed record PlaceBody
{
    [Description("In words, up to 200 characters.")]
    public string? Name { get; init; }

    [Range(-90.0, 90.0)]
    [Description("WGS 84, degrees.")]
    public double? Latitude { get; init; }

    [Range(-180.0, 180.0)]
    [Description("WGS 84, degrees.")]
    public double? Longitude { get; init; }
}

internal sealed record EvidenceBody
{
    [Description("Kebab-case, e.g. text or image.")]
    public required string Kind { get; init; }

    [Description("What it shows.")]
    public required string Label { get; init; }

    [Description("The text itself, up to 4,000 characters; personal data masked.")]
    public string? Text { get; init; }

    [Description("A picture that was uploaded before.")]
    public Guid? AttachmentId { get; init; }
}

internal sealed record SnapshotBody
{
    [Description("Model or rule.")]
    public required string ModelId { get; init; }

    [Description("Its version.")]
    public required string ModelVersion { get; init; }

    [Description("SHA-256 of the input, 64 hexadecimal digits.")]
    public required string InputHash { get; init; }

    [Description("Thresholds in force, by name.")]
    public IReadOnlyDictionary<string, double>? Thresholds { get; init; }
}
