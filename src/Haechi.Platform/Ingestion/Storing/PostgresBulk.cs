using Haechi.Platform.Persistence;
using Npgsql;
using NpgsqlTypes;

namespace Haechi.Platform.Ingestion.Storing;

/// <summary>Binary COPY: one stream for each table.</summary>
internal sealed class PostgresBulk : RoomsBulk
{
    protected override async Task InsertAsync<T>(LedgerScope scope, BulkTable<T> table, IReadOnlyList<T> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var connection = (NpgsqlConnection)scope.Connection;
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table.Name} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var column in table.Columns)
            {
                await WriteAsync(copy, column.Value(row), cancellationToken);
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, object? value, CancellationToken cancellationToken) => value switch
    {
        null => copy.WriteNullAsync(cancellationToken),
        Guid id => copy.WriteAsync(id, NpgsqlDbType.Uuid, cancellationToken),
        double number => copy.WriteAsync(number, NpgsqlDbType.Double, cancellationToken),
        DateTimeOffset at => copy.WriteAsync(at.ToUniversalTime(), NpgsqlDbType.TimestampTz, cancellationToken),
        Enum name => copy.WriteAsync(name.ToString(), NpgsqlDbType.Text, cancellationToken),
        _ => copy.WriteAsync((string)value, NpgsqlDbType.Text, cancellationToken),
    };
}
