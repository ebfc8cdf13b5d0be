using Haechi.Platform.Persistence;
using Npgsql;

namespace Haechi.Platform.Startup;

/// <summary>Held by the one process that migrates and seeds: a file lock beside SQLite, an advisory lock in PostgreSQL.</summary>
internal static class DatabaseLock
{
    private const long Key = 0x48414543_48490001; // "HAECHI" and a number

    /// <summary>Waits for the lock. Disposing of the result frees it, as does the end of the process.</summary>
    public static async Task<IAsyncDisposable> TakeAsync(StorageOptions storage, CancellationToken cancellationToken)
    {
        if (storage.Kind == DatabaseKind.Sqlite)
        {
            return await TakeFileAsync(Path.Combine(storage.DataFolder, "startup.lock"), cancellationToken);
        }

        var connection = new NpgsqlConnection(storage.ConnectionString + ";Pooling=false;Command Timeout=0");
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var take = new NpgsqlCommand("SELECT pg_advisory_lock(@key)", connection);
            take.Parameters.AddWithValue("key", Key);
            await take.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<IAsyncDisposable> TakeFileAsync(string file, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 600 && File.Exists(file))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
            }
        }
    }
}
