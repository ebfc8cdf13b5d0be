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
        VALUES (@a, @b, @c, @d, @e, @f, @g, @h, @i, @j, @k, @l)
        """;

    private const string InsertOutbox = "INSERT INTO outbox (at, topic, service_id, body) VALUES (@a, @b, @c, @d)";

    private const string MoveHead = "UPDATE audit_head SET sequence = @a, hash = @b WHERE id = 1";

    private readonly bool _postgres = storage.Value.Kind == DatabaseKind.Postgres;

    internal async Task AppendAsync(LedgerScope scope, CancellationToken cancellationToken)
    {
        if (scope.Notes.Count == 0 && scope.Messages.Count == 0)
        {
            return;
        }

        var head = await LockHeadAsync(scope, cancellationToken);
        var audit = new List<object?[]>(scope.Notes.Count);
        foreach (var note in scope.Notes)
        {
            var record = chain.Append(head, note, scope.At);
            audit.Add(Values(record));
            head = new AuditHead(record.Sequence, record.Hash);
        }

        var messages = scope.Messages.Select(object?[] (m) => [Time(scope.At), m.Topic, m.ServiceId, m.Body]).ToList();
        List<object?[]> moved = scope.Notes.Count > 0 ? [[head.Sequence, head.Hash]] : [];
        await TrailStatements.RunAsync(scope, [(InsertAudit, audit), (InsertOutbox, messages), (MoveHead, moved)], cancellationToken);
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

    private object?[] Values(AuditRecord record) =>
    [
        record.Sequence, Time(record.At), record.Note.Actor.Kind.ToString(), record.Note.Actor.Id, record.Note.Actor.Name, record.Note.Act,
        record.Note.SubjectKind, record.Note.SubjectId, record.Note.ServiceId, record.Note.Detail, record.PreviousHash, record.Hash,
    ];

    private object Time(DateTimeOffset at) => _postgres
        ? at.ToUniversalTime()
        : (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
