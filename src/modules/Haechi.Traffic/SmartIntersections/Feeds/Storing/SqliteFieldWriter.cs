using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Haechi.Traffic.SmartIntersections.Feeds.Storing;

/// <summary>One prepared statement, bound again for each row. SQLite has one writer, which is us: nothing needs a lock.</summary>
internal sealed class SqliteFieldWriter(TrafficDb db) : FieldWriter
{
    public override Task<Dictionary<DetectorKey, DetectorMemory>> LoadAsync(IReadOnlyList<DetectorKey> keys, CancellationToken cancellationToken)
    {
        using var command = Command("SELECT at_ms, fingerprint, same, same_since_ms, changed_ms FROM traffic_detectors WHERE network_id = @n AND junction = @j AND detector = @d");
        var parameters = Array.ConvertAll(["@n", "@j", "@d"], name => command.Parameters.Add(new SqliteParameter { ParameterName = name }));
        var known = new Dictionary<DetectorKey, DetectorMemory>(keys.Count);
        foreach (var key in keys)
        {
            (parameters[0].Value, parameters[1].Value, parameters[2].Value) = (key.Network, key.Junction, key.Detector);
            using var row = command.ExecuteReader();
            known[key] = row.Read()
                ? DetectorMemory.Of(row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetInt64(3), row.IsDBNull(4) ? null : row.GetInt64(4))
                : DetectorMemory.None;
        }
        return Task.FromResult(known);
    }

    public override Task PutAsync<T>(FieldTable<T> table, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        using var command = Command($"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select(c => "@" + c.Name))}) {table.OnConflict}");
        SqliteParameter[] parameters = [.. table.Columns.Select(c => command.Parameters.Add(new SqliteParameter { ParameterName = "@" + c.Name }))];
        foreach (var row in rows)
        {
            for (var i = 0; i < parameters.Length; i++)
                parameters[i].Value = table.Columns[i].One(row) ?? DBNull.Value;
            // SQLite works in this thread; its async methods only wrap the same call.
            command.ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }

    private SqliteCommand Command(string text)
    {
        var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        (command.Transaction, command.CommandText) = ((SqliteTransaction)db.Database.CurrentTransaction!.GetDbTransaction(), text);
        return command;
    }
}
