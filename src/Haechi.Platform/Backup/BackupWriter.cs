using System.Data;
using System.Data.Common;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Haechi.Platform.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Backup;

/// <summary>
/// Writes everything that is stored into one portable archive: a zip with one file of JSON rows per table and a manifest.
/// It reads in one snapshot, so the platform may go on working meanwhile.
/// </summary>
public sealed class BackupWriter(IEnumerable<Area> areas, IOptions<StorageOptions> storage, TimeProvider clock)
{
    private readonly List<Area> _areas = [.. areas];

    /// <summary>Writes the archive; a partial one never bears the final name.</summary>
    /// <param name="file">Where to; must not exist.</param>
    /// <param name="withKeys">Also packs the key files. Whoever holds such an archive can read and forge everything.</param>
    /// <param name="say">Receives one line per table.</param>
    /// <param name="cancellationToken">Stops and leaves nothing behind.</param>
    public async Task<BackupManifest> WriteAsync(string file, bool withKeys, Action<string> say, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(say);
        var partial = file + ".partial";
        try
        {
            BackupManifest manifest;
            await using (var stream = OwnFile(partial))
            {
                await using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
                manifest = await WriteTablesAsync(archive, withKeys, say, cancellationToken);
                await using var entry = await archive.CreateEntry(Archive.Manifest).OpenAsync(cancellationToken);
                await JsonSerializer.SerializeAsync(entry, manifest, Archive.Json, cancellationToken);
            }

            File.Move(partial, file, overwrite: false);
            return manifest;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private async Task<BackupManifest> WriteTablesAsync(ZipArchive archive, bool withKeys, Action<string> say, CancellationToken cancellationToken)
    {
        await using var db = _areas[0].Create();
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = db.Database.GetDbConnection();
        // SQLite: deferred, so that nobody who writes waits for the backup.
        await using var snapshot = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: true)
            : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var tables = new List<BackupTable>();
        foreach (var table in TableModel.ReadAll(_areas))
        {
            tables.Add(await WriteTableAsync(archive, table, connection, snapshot, cancellationToken));
            say($"{table.Name}: {tables[^1].Rows:N0} rows");
        }

        return new BackupManifest(
            Archive.Format,
            clock.GetUtcNow(),
            typeof(BackupWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
            storage.Value.Kind.ToString().ToLowerInvariant(),
            await Archive.SchemaAsync(_areas, cancellationToken),
            tables,
            withKeys ? await WriteKeysAsync(archive, cancellationToken) : []);
    }

    private static async Task<BackupTable> WriteTableAsync(ZipArchive archive, TableModel table, DbConnection connection, DbTransaction snapshot, CancellationToken cancellationToken)
    {
        await using var entry = await archive.CreateEntry(Archive.EntryOf(table.Area, table.Name), CompressionLevel.Fastest).OpenAsync(cancellationToken);
        using var hash = SHA256.Create();
        await using var hashed = new CryptoStream(entry, hash, CryptoStreamMode.Write, leaveOpen: true);
        await using var read = connection.CreateCommand();
        read.Transaction = snapshot;
        read.CommandText = $"SELECT {table.ColumnList} FROM \"{table.Name}\"";
        await using var rows = await read.ExecuteReaderAsync(cancellationToken);
        var count = 0L;
        await using var json = new Utf8JsonWriter(hashed, new JsonWriterOptions { SkipValidation = true });
        while (await rows.ReadAsync(cancellationToken))
        {
            json.WriteStartArray();
            for (var i = 0; i < table.Columns.Length; i++)
            {
                CellJson.Write(json, rows, i, table.Columns[i].Kind);
            }

            json.WriteEndArray();
            await json.FlushAsync(cancellationToken);
            json.Reset();
            hashed.WriteByte((byte)'\n');
            count++;
        }

        await hashed.FlushFinalBlockAsync(cancellationToken);
        return new BackupTable(table.Area, table.Name, [.. table.Columns.Select(c => c.Name)], count, Convert.ToHexStringLower(hash.Hash!));
    }

    private async Task<IReadOnlyList<BackupFile>> WriteKeysAsync(ZipArchive archive, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(storage.Value.DataFolder, "keys");
        var written = new List<BackupFile>();
        foreach (var key in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
        {
            var bytes = await File.ReadAllBytesAsync(key, cancellationToken);
            await using var entry = await archive.CreateEntry(Archive.KeyEntryOf(Path.GetFileName(key))).OpenAsync(cancellationToken);
            await entry.WriteAsync(bytes, cancellationToken);
            written.Add(new BackupFile(Path.GetFileName(key), Convert.ToHexStringLower(SHA256.HashData(bytes))));
        }

        return written;
    }

    // The archive holds what the database holds: for this user's eyes only.
    private static FileStream OwnFile(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(file, options);
    }
}
