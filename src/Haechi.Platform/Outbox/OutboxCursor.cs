using System.Data.Common;
using Haechi.Platform.Persistence;
using Npgsql;

namespace Haechi.Platform.Outbox;

/// <summary>Positions of consumers. On PostgreSQL the row lock is what keeps two hosts from running one consumer at once.</summary>
internal static class OutboxCursor
{
    /// <summary>The position, locked to the end of the transaction; null when another host holds it.</summary>
    public static async Task<long?> TakeAsync(LedgerScope scope, string consumer, CancellationToken cancellationToken)
    {
        var postgres = scope.Connection is NpgsqlConnection;
        var select = "SELECT sequence FROM outbox_cursors WHERE consumer = @consumer" + (postgres ? " FOR UPDATE SKIP LOCKED" : "");
        await using var take = Command(scope, select, ("@consumer", consumer));
        if (await take.ExecuteScalarAsync(cancellationToken) is long position)
        {
            return position;
        }

        // First start, or held by another host: the insert does nothing in the second case.
        await using var insert = Command(scope, "INSERT INTO outbox_cursors (consumer, sequence) VALUES (@consumer, 0) ON CONFLICT DO NOTHING", ("@consumer", consumer));
        return await insert.ExecuteNonQueryAsync(cancellationToken) == 1 ? 0 : null;
    }

    /// <summary>Waits for whoever runs the consumer and keeps everybody else out of it to the end of the transaction.</summary>
    public static async Task HoldAsync(LedgerScope scope, string consumer, CancellationToken cancellationToken)
    {
        var postgres = scope.Connection is NpgsqlConnection;
        await using var hold = Command(scope, "SELECT sequence FROM outbox_cursors WHERE consumer = @consumer" + (postgres ? " FOR UPDATE" : ""), ("@consumer", consumer));
        await hold.ExecuteScalarAsync(cancellationToken);
    }

    public static async Task MoveAsync(LedgerScope scope, string consumer, long sequence, CancellationToken cancellationToken)
    {
        await using var move = Command(scope, "UPDATE outbox_cursors SET sequence = @sequence WHERE consumer = @consumer", ("@sequence", sequence), ("@consumer", consumer));
        await move.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(LedgerScope scope, string sql, params (string Name, object Value)[] values)
    {
        var command = scope.Connection.CreateCommand();
        command.Transaction = scope.Transaction;
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
