using System.Data.Common;
using Haechi.Platform.Persistence;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Haechi.Platform.Backup;

/// <summary>Empties and fills the tables of the database in use, inside the caller's transaction.</summary>
internal sealed class RestoreTarget(DbConnection connection, DbTransaction transaction, DatabaseKind database)
{
    /// <summary>The first table that holds data of its own, or null.</summary>
    public async Task<string?> FirstFilledAsync(IReadOnlyList<TableModel> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables.Where(t => !t.Seeded))
        {
            await using var command = Command($"SELECT EXISTS (SELECT 1 FROM \"{table.Name}\")");
            if (Convert.ToBoolean(await command.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture))
            {
                return table.Name;
            }
        }

        return null;
    }

    public async Task EmptyAsync(IReadOnlyList<TableModel> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables.Reverse())
        {
            await using var command = Command($"DELETE FROM \"{table.Name}\"");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Writes every row of a table's entry.</summary>
    public async Task<long> FillAsync(TableModel table, IReadOnlyList<string> columns, Stream rows, CancellationToken cancellationToken)
    {
        var kinds = columns.Select(name => table.Columns.First(c => c.Name == name).Kind).ToArray();
        using var lines = new StreamReader(rows);
        var count = connection is NpgsqlConnection postgres
            ? await PostgresCopy.FillAsync(postgres, table.Name, columns, kinds, lines, cancellationToken)
            : await SqliteInsert.FillAsync((SqliteConnection)connection, (SqliteTransaction)transaction, table.Name, columns, kinds, lines, cancellationToken);
        await ContinueCountingAsync(table, cancellationToken);
        return count;
    }

    // PostgreSQL's counters do not notice values that were written past them.
    private async Task ContinueCountingAsync(TableModel table, CancellationToken cancellationToken)
    {
        if (database != DatabaseKind.Postgres)
        {
            return;
        }

        foreach (var column in table.Columns.Where(c => c.Generated))
        {
            await using var command = Command(
                $"SELECT setval(pg_get_serial_sequence('\"{table.Name}\"', '{column.Name}'), GREATEST((SELECT max(\"{column.Name}\") FROM \"{table.Name}\"), 1))");
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private DbCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }
}
