using Haechi.Kernel.Auditing;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Audit;

/// <summary>
/// Appends audit rows and outbox messages inside the caller's transaction. It locks the head row first and holds it to the
/// commit, so that sequence order is commit order: a reader that follows the outbox never skips a late row.
/// </summary>
public sealed class TrailWriter(AuditChain chain, IOptions<StorageOptions> storage)
{
    private const string InsertAudit = """
        INSERT INTO audit (sequence, at, actor_kind, actor_id, actor_name, act, subject_kind, subject_id, service_id, detail, previous_hash, hash)
        VALUES (@sequence, @at, @actor_kind, @actor_id, @actor_name, @act, @subject_kind, @subject_id, @service_id, @detail, @previous_hash, @hash)
        """;

    private const string InsertOutbox =
        "INSERT INTO outbox (at, topic, service_id, body) VALUES (@at, @topic, @service_id, @body)";

    private readonly bool _postgres = storage.Value.Kind == DatabaseKind.Postgres;

    internal async Task AppendAsync(LedgerScope scope, CancellationToken cancellationToken)
    {
        if (scope.Notes.Count == 0 && scope.Messages.Count == 0)
        {
            return;
        }

        var head = await LockHeadAsync(scope, cancellationToken);
        foreach (var note in scope.Notes)
        {
            var record = chain.Append(head, note, scope.At);
            await WriteAsync(scope, record, cancellationToken);
            head = new AuditHead(record.Sequence, record.Hash);
        }

        foreach (var message in scope.Messages)
        {
            await ExecuteAsync(scope, InsertOutbox, cancellationToken,
                ("at", Time(scope.At)), ("topic", message.Topic), ("service_id", message.ServiceId), ("body", message.Body));
        }

        if (scope.Notes.Count > 0)
        {
            await ExecuteAsync(scope, "UPDATE audit_head SET sequence = @sequence, hash = @hash WHERE id = 1", cancellationToken,
                ("sequence", head.Sequence), ("hash", head.Hash));
        }
    }

    private async Task<AuditHead> LockHeadAsync(LedgerScope scope, CancellationToken cancellationToken)
    {
        await using var command = scope.Connection.CreateCommand();
        command.Transaction = scope.Transaction;
        command.CommandText = "SELECT sequence, hash FROM audit_head WHERE id = 1" + (_postgres ? " FOR UPDATE" : "");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new AuditHead(reader.GetInt64(0), reader.GetString(1))
            : throw new InvalidOperationException("The head of the audit trail is missing; run 'haechi audit verify'.");
    }

    private Task WriteAsync(LedgerScope scope, AuditRecord record, CancellationToken cancellationToken) =>
        ExecuteAsync(scope, InsertAudit, cancellationToken,
            ("sequence", record.Sequence), ("at", Time(record.At)), ("actor_kind", record.Note.Actor.Kind.ToString()),
            ("actor_id", record.Note.Actor.Id), ("actor_name", record.Note.Actor.Name), ("act", record.Note.Act),
            ("subject_kind", record.Note.SubjectKind), ("subject_id", record.Note.SubjectId), ("service_id", record.Note.ServiceId),
            ("detail", record.Note.Detail), ("previous_hash", record.PreviousHash), ("hash", record.Hash));

    private object Time(DateTimeOffset at) => _postgres
        ? at.ToUniversalTime()
        : (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static async Task ExecuteAsync(LedgerScope scope, string sql, CancellationToken cancellationToken, params (string Name, object? Value)[] values)
    {
        await using var command = scope.Connection.CreateCommand();
        command.Transaction = scope.Transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
