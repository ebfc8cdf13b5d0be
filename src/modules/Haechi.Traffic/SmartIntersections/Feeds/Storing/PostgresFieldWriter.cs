using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Haechi.Traffic.SmartIntersections.Feeds.Storing;

/// <summary>One statement for all rows: each column comes as an array. Rows keep their order, in which they are locked.</summary>
internal sealed class PostgresFieldWriter(TrafficDb db) : FieldWriter
{
    // A row that is not there can't be locked: it is made first, for two hosts that hear of a detector at once.
    private const string Make = """
        INSERT INTO traffic_detectors (network_id, junction, detector, at_ms, stored_ms, body, writer, fingerprint, same)
        SELECT n, j, d, @never, 0, '', @nobody, 0, 0 FROM unnest(@n, @j, @d) AS k(n, j, d) ON CONFLICT DO NOTHING
        """;

    private const string Lock = """
        SELECT t.network_id, t.junction, t.detector, t.at_ms, t.fingerprint, t.same, t.same_since_ms, t.changed_ms
        FROM traffic_detectors t JOIN unnest(@n, @j, @d) AS k(n, j, d) ON t.network_id = n AND t.junction = j AND t.detector = d
        ORDER BY t.network_id, t.junction, t.detector FOR UPDATE OF t
        """;

    public override async Task<Dictionary<DetectorKey, DetectorMemory>> LoadAsync(IReadOnlyList<DetectorKey> keys, CancellationToken cancellationToken)
    {
        await using var make = Keyed(Make, keys);
        make.Parameters.Add(new NpgsqlParameter<long>("never", long.MinValue));
        make.Parameters.Add(new NpgsqlParameter<Guid>("nobody", Guid.Empty));
        await make.ExecuteNonQueryAsync(cancellationToken);
        await using var held = Keyed(Lock, keys);
        await using var rows = await held.ExecuteReaderAsync(cancellationToken);
        var known = new Dictionary<DetectorKey, DetectorMemory>(keys.Count);
        while (await rows.ReadAsync(cancellationToken))
        {
            known[new DetectorKey(rows.GetGuid(0), rows.GetString(1), rows.GetString(2))] =
                DetectorMemory.Of(rows.GetInt64(3), rows.GetInt64(4), rows.GetInt32(5), rows.IsDBNull(6) ? null : rows.GetInt64(6), rows.IsDBNull(7) ? null : rows.GetInt64(7));
        }
        return known;
    }

    public override async Task PutAsync<T>(FieldTable<T> table, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
            return;
        var names = string.Join(", ", table.Columns.Select((_, i) => $"@c{i}"));
        await using var command = Command($"INSERT INTO {table.Name} ({table.ColumnList}) SELECT * FROM unnest({names}) {table.OnConflict}");
        foreach (var (i, column) in table.Columns.Index())
            command.Parameters.AddWithValue($"c{i}", column.All(rows));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Keyed(string text, IReadOnlyList<DetectorKey> keys)
    {
        var command = Command(text);
        command.Parameters.AddWithValue("n", keys.Select(k => k.Network).ToArray());
        command.Parameters.AddWithValue("j", keys.Select(k => k.Junction).ToArray());
        command.Parameters.AddWithValue("d", keys.Select(k => k.Detector).ToArray());
        return command;
    }

    private NpgsqlCommand Command(string text) => new(text, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction)db.Database.CurrentTransaction!.GetDbTransaction());
}
