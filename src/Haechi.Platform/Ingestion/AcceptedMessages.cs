using Haechi.Kernel.Rooms;
using Haechi.Platform.Rooms.Rows;

namespace Haechi.Platform.Ingestion;

/// <summary>Topics of what the intake tells once something is on disk.</summary>
public static class AcceptedTopics
{
    /// <summary>Body: <see cref="AcceptedFindings"/>.</summary>
    public const string Findings = "findings.accepted";

    /// <summary>Body: <see cref="AcceptedObservations"/>.</summary>
    public const string Observations = "observations.accepted";
}

/// <summary>Findings of one service that were accepted together; no personal data, so no evidence and no place names.</summary>
/// <param name="RequestId">The acceptance they belong to.</param>
/// <param name="Findings">One line for each.</param>
public sealed record AcceptedFindings(Guid RequestId, AcceptedFinding[] Findings);

/// <summary>What a listener learns of a finding without reading it.</summary>
/// <param name="Id">The finding.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Score">Confidence, 0 to 1.</param>
/// <param name="Severity">How grave.</param>
/// <param name="At">When it happened, UTC.</param>
public sealed record AcceptedFinding(Guid Id, string Kind, double Score, Severity Severity, DateTimeOffset At);

/// <summary>Observations of one service that were accepted together.</summary>
/// <param name="RequestId">The acceptance they belong to.</param>
/// <param name="Observations">One line for each.</param>
public sealed record AcceptedObservations(Guid RequestId, AcceptedObservation[] Observations);

/// <summary>What a listener learns of an observation without reading it.</summary>
/// <param name="Id">The observation.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="ObservedAt">When, UTC.</param>
public sealed record AcceptedObservation(Guid Id, string Kind, string Source, DateTimeOffset ObservedAt);

internal static class AcceptedBodies
{
    public static string Of(Guid requestId, IReadOnlyCollection<FindingRow> rows) => System.Text.Json.JsonSerializer.Serialize(
        new AcceptedFindings(requestId, [.. rows.Select(f => new AcceptedFinding(f.Id, f.Kind, f.Score, f.Severity, f.At))]),
        IntakeJson.Rows.AcceptedFindings);

    public static string Of(Guid requestId, IReadOnlyCollection<ObservationRow> rows) => System.Text.Json.JsonSerializer.Serialize(
        new AcceptedObservations(requestId, [.. rows.Select(o => new AcceptedObservation(o.Id, o.Kind, o.Source, o.ObservedAt))]),
        IntakeJson.Rows.AcceptedObservations);
}
