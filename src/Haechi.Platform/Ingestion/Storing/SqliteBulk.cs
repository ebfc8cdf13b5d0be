using Haechi.Platform.Persistence;
using Microsoft.Data.Sqlite;

namespace Haechi.Platform.Ingestion.Storing;

/// <summary>One prepared statement for each table, bound again for each row.</summary>
internal sealed class SqliteBulk : RoomsBulk
{
    protected override async Task InsertAsync<T>(LedgerScope scope, BulkTable<T> table, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await using var command = (SqliteCommand)scope.Connection.CreateCommand();
        command.Transaction = (SqliteTransaction)scope.Transaction;
        command.CommandText = $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select(c => "@" + c.Name))})";
        var parameters = Array.ConvertAll(table.Columns, c => command.Parameters.Add(new SqliteParameter { ParameterName = "@" + c.Name }));
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = Stored(table.Columns[i].Value(row));
            }

            // SQLite works in this thread; its async methods only wrap the same call.
            command.ExecuteNonQuery();
        }
    }

    private static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset at => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        Enum name => name.ToString(),
        _ => value,
    };
}
