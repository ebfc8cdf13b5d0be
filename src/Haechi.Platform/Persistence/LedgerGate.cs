using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Haechi.Platform.Persistence;

/// <summary>Opens connections for writing. On SQLite one writer enters at a time and the others wait here, not on the file's lock.</summary>
public sealed class LedgerGate(IOptions<StorageOptions> storage) : IAsyncDisposable
{
    private readonly SemaphoreSlim _sqliteWriter = new(1, 1);
    private readonly NpgsqlDataSource? _postgres = storage.Value.Kind == DatabaseKind.Postgres
        ? NpgsqlDataSource.Create(storage.Value.ConnectionString)
        : null;

    internal async Task<Entry> EnterAsync(CancellationToken cancellationToken)
    {
        if (_postgres is not null)
        {
            return new Entry(await _postgres.OpenConnectionAsync(cancellationToken), null);
        }

        await _sqliteWriter.WaitAsync(cancellationToken);
        var connection = new SqliteConnection(storage.Value.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            Sqlite.DurabilityPragmas.Apply(connection);
            return new Entry(connection, _sqliteWriter);
        }
        catch
        {
            await connection.DisposeAsync();
            _sqliteWriter.Release();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _sqliteWriter.Dispose();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    internal sealed class Entry(DbConnection connection, SemaphoreSlim? held) : IAsyncDisposable
    {
        public DbConnection Connection { get; } = connection;

        public async ValueTask DisposeAsync()
        {
            await Connection.DisposeAsync();
            held?.Release();
        }
    }
}
