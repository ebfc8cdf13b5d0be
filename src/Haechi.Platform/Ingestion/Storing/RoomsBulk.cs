using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms.Rows;

namespace Haechi.Platform.Ingestion.Storing;

/// <summary>Inserts many rows at the database's own best speed.</summary>
internal abstract class RoomsBulk
{
    protected static readonly BulkTable<ObservationRow> Observations = new("observations",
    [
        new("id", o => o.Id), new("service_id", o => o.ServiceId), new("kind", o => o.Kind), new("source", o => o.Source),
        new("observed_at", o => o.ObservedAt), new("received_at", o => o.ReceivedAt), new("subject", o => o.Subject),
        new("place_name", o => o.PlaceName), new("latitude", o => o.Latitude), new("longitude", o => o.Longitude),
        new("payload", o => o.Payload), new("input_hash", o => o.InputHash),
    ]);

    protected static readonly BulkTable<FindingRow> Findings = new("findings",
    [
        new("id", f => f.Id), new("service_id", f => f.ServiceId), new("observation_id", f => f.ObservationId), new("kind", f => f.Kind),
        new("score", f => f.Score), new("severity", f => f.Severity), new("place_name", f => f.PlaceName),
        new("latitude", f => f.Latitude), new("longitude", f => f.Longitude), new("at", f => f.At), new("received_at", f => f.ReceivedAt),
        new("evidence", f => f.Evidence), new("model_id", f => f.ModelId), new("model_version", f => f.ModelVersion),
        new("input_hash", f => f.InputHash), new("thresholds", f => f.Thresholds), new("join_key", f => f.JoinKey), new("case_id", f => f.CaseId),
    ]);

    protected static readonly BulkTable<IdempotencyRow> Keys = new("idempotency",
    [
        new("scope", k => k.Scope), new("key", k => k.Key), new("body_hash", k => k.BodyHash), new("answer", k => k.Answer), new("at", k => k.At),
    ]);

    public async Task InsertAsync(LedgerScope scope, IntakeRows rows, CancellationToken cancellationToken)
    {
        await InsertAsync(scope, Keys, rows.Keys, cancellationToken);
        await InsertAsync(scope, Observations, rows.Observations, cancellationToken);
        await InsertAsync(scope, Findings, rows.Findings, cancellationToken);
    }

    protected abstract Task InsertAsync<T>(LedgerScope scope, BulkTable<T> table, IReadOnlyList<T> rows, CancellationToken cancellationToken);
}

/// <summary>A table and how a row becomes its columns.</summary>
internal sealed record BulkTable<T>(string Name, BulkColumn<T>[] Columns)
{
    public string ColumnList => string.Join(", ", Columns.Select(c => c.Name));
}

/// <summary>A column; enums are stored by name.</summary>
internal sealed record BulkColumn<T>(string Name, Func<T, object?> Value);
