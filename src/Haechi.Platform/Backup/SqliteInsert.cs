using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Haechi.Platform.Backup;

/// <summary>
/// Fills a table of SQLite with one prepared statement. Statements of many rows were measured and are slower: the driver
/// looks each parameter up by its name.
/// </summary>
internal static class SqliteInsert
{
    public static async Task<long> FillAsync(
        SqliteConnection connection, SqliteTransaction transaction, string table, IReadOnlyList<string> columns, ColumnKind[] kinds, StreamReader lines, CancellationToken cancellationToken)
    {
        await using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText =
            $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        var cells = columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" })).ToArray();
        var count = 0L;
        while (await lines.ReadLineAsync(cancellationToken) is { } line)
        {
            using var row = JsonDocument.Parse(line);
            for (var i = 0; i < kinds.Length; i++)
            {
                cells[i].Value = CellJson.Read(row.RootElement[i], kinds[i]);
            }

            await insert.ExecuteNonQueryAsync(cancellationToken);
            count++;
        }

        return count;
    }
}
