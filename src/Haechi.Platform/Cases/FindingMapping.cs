using System.Collections.Immutable;
using System.Text.Json;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms.Rows;

namespace Haechi.Platform.Cases;

/// <summary>Between Kernel findings and their rows.</summary>
public static class FindingMapping
{
    /// <summary>The row of a finding that is received at <paramref name="receivedAt"/>.</summary>
    public static FindingRow ToRow(this Finding finding, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new FindingRow
        {
            Id = finding.Id,
            ServiceId = finding.ServiceId,
            ObservationId = finding.ObservationId,
            Kind = finding.Kind,
            Score = finding.Score,
            Severity = finding.Severity,
            PlaceName = finding.Place?.Name,
            Latitude = finding.Place?.Latitude,
            Longitude = finding.Place?.Longitude,
            At = finding.At,
            ReceivedAt = receivedAt,
            Evidence = JsonSerializer.Serialize(finding.Evidence, LedgerJson.Options),
            ModelId = finding.Snapshot.ModelId,
            ModelVersion = finding.Snapshot.ModelVersion,
            InputHash = finding.Snapshot.InputHash,
            Thresholds = JsonSerializer.Serialize(finding.Snapshot.Thresholds, LedgerJson.Options),
            JoinKey = finding.JoinKey,
        };
    }

    /// <summary>The finding of a row.</summary>
    public static Finding ToFinding(this FindingRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var thresholds = JsonSerializer.Deserialize<Dictionary<string, double>>(row.Thresholds, LedgerJson.Options) ?? [];
        return new Finding(
            row.Id, row.ServiceId, row.ObservationId, row.Kind, row.Score, row.Severity,
            CaseMapping.ToPlace(row.PlaceName, row.Latitude, row.Longitude),
            row.At,
            [.. JsonSerializer.Deserialize<Evidence[]>(row.Evidence, LedgerJson.Options) ?? []],
            new EvaluationSnapshot(row.ModelId, row.ModelVersion, row.InputHash, thresholds.ToImmutableSortedDictionary()),
            row.JoinKey);
    }
}
