using System.Data.Common;
using Haechi.Platform.Persistence;

namespace Haechi.Platform.Audit;

/// <summary>
/// Runs a few statements for many rows: PostgreSQL gets all of them in one round trip, SQLite gets each statement prepared once
/// and bound again for each row. The time this takes is the time for which the head of the trail stays locked.
/// </summary>
internal static class TrailStatements
{
    /// <summary>Each statement names its parameters @a, @b, … in the order of the values.</summary>
    public static Task RunAsync(LedgerScope scope, IEnumerable<(string Sql, List<object?[]> Rows)> work, CancellationToken cancellationToken) =>
        scope.Connection.CanCreateBatch ? RunBatchAsync(scope, work, cancellationToken) : RunPreparedAsync(scope, work, cancellationToken);

    private static async Task RunBatchAsync(LedgerScope scope, IEnumerable<(string Sql, List<object?[]> Rows)> work, CancellationToken cancellationToken)
    {
        await using var batch = scope.Connection.CreateBatch();
        batch.Transaction = scope.Transaction;
        foreach (var (sql, rows) in work)
        {
            foreach (var row in rows)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = sql;
                Bind(row, command.CreateParameter, command.Parameters);
                batch.BatchCommands.Add(command);
            }
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task RunPreparedAsync(LedgerScope scope, IEnumerable<(string Sql, List<object?[]> Rows)> work, CancellationToken cancellationToken)
    {
        foreach (var (sql, rows) in work.Where(w => w.Rows.Count > 0))
        {
            await using var command = scope.Connection.CreateCommand();
            command.Transaction = scope.Transaction;
            command.CommandText = sql;
            Bind(rows[0], command.CreateParameter, command.Parameters);
            foreach (var row in rows)
            {
                for (var i = 0; i < row.Length; i++)
                {
                    command.Parameters[i].Value = row[i] ?? DBNull.Value;
                }

                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }

    private static void Bind(object?[] row, Func<DbParameter> create, DbParameterCollection parameters)
    {
        for (var i = 0; i < row.Length; i++)
        {
            var parameter = create();
            parameter.ParameterName = ((char)('a' + i)).ToString();
            parameter.Value = row[i] ?? DBNull.Value;
            parameters.Add(parameter);
        }
    }
}
