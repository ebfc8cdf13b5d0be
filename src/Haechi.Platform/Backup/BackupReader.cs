using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Haechi.Kernel;
using Haechi.Platform.Audit;
using Haechi.Platform.Persistence;
using Haechi.Platform.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Backup;

/// <summary>
/// Restores an archive into the database in use, whichever it came from. Every hash is checked before the first row is
/// written, all rows go in in one transaction, and the audit trail is verified at the end.
/// </summary>
public sealed class BackupReader(IEnumerable<Area> areas, SchemaMigrator migrator, IOptions<StorageOptions> storage, KeyFiles keys)
{
    private readonly List<Area> _areas = [.. areas];

    /// <summary>Restores; a refusal has changed nothing.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="force">True empties a target that holds data.</param>
    /// <param name="say">Receives one line per table.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<Outcome<BackupManifest>> RestoreAsync(string file, bool force, Action<string> say, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(say);
        using var archive = OpenArchive(file);
        if (archive is null || await ReadManifestAsync(archive, cancellationToken) is not { } manifest)
        {
            return BackupRefusals.NoArchive(file);
        }

        say("Checking the archive");
        if (await FirstFaultAsync(archive, manifest, cancellationToken) is { } fault)
        {
            return fault;
        }

        await migrator.MigrateAsync(say, cancellationToken);
        if (await SchemaFaultAsync(manifest, cancellationToken) is { } older)
        {
            return older;
        }

        return await FillAsync(archive, manifest, force, say, cancellationToken);
    }

    private static ZipArchive? OpenArchive(string file)
    {
        try
        {
            return ZipFile.OpenRead(file);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task<BackupManifest?> ReadManifestAsync(ZipArchive archive, CancellationToken cancellationToken)
    {
        try
        {
            await using var entry = archive.GetEntry(Archive.Manifest)?.Open();
            var manifest = entry is null ? null : await JsonSerializer.DeserializeAsync<BackupManifest>(entry, Archive.Json, cancellationToken);
            return manifest?.Format == Archive.Format ? manifest : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<Refusal?> FirstFaultAsync(ZipArchive archive, BackupManifest manifest, CancellationToken cancellationToken)
    {
        var files = manifest.Tables.Select(t => (Entry: Archive.EntryOf(t.Area, t.Name), t.Sha256))
            .Concat(manifest.Keys.Select(k => (Entry: Archive.KeyEntryOf(k.Name), k.Sha256)));
        foreach (var (name, expected) in files)
        {
            try
            {
                await using var entry = archive.GetEntry(name)?.Open();
                var actual = entry is null ? null : Convert.ToHexStringLower(await SHA256.HashDataAsync(entry, cancellationToken));
                if (actual != expected)
                {
                    return BackupRefusals.Altered(name);
                }
            }
            catch (InvalidDataException)
            {
                return BackupRefusals.Altered(name);
            }
        }

        return null;
    }

    private async Task<Refusal?> SchemaFaultAsync(BackupManifest manifest, CancellationToken cancellationToken)
    {
        var ours = await Archive.SchemaAsync(_areas, cancellationToken);
        var tables = TableModel.ReadAll(_areas).ToDictionary(t => t.Name);
        var unknown = manifest.Schema.SelectMany(a => a.Value.Where(m => !ours.GetValueOrDefault(a.Key, []).Contains(m)).Select(m => $"{a.Key}/{m}"))
            .Concat(manifest.Tables.Where(t => !tables.ContainsKey(t.Name)).Select(t => t.Name))
            .ToList();
        return unknown.Count == 0 ? null : BackupRefusals.Newer(string.Join(", ", unknown), manifest.Product);
    }

    private async Task<Outcome<BackupManifest>> FillAsync(ZipArchive archive, BackupManifest manifest, bool force, Action<string> say, CancellationToken cancellationToken)
    {
        await using var only = await DatabaseLock.TakeAsync(storage.Value, cancellationToken);
        await using var db = _areas[0].Create();
        await db.Database.OpenConnectionAsync(cancellationToken);
        if (storage.Value.Kind == DatabaseKind.Sqlite)
        {
            // Indexes grow at random places: without room for them every row reads and writes pages again. 128 MiB.
            await db.Database.ExecuteSqlRawAsync("PRAGMA cache_size = -131072", cancellationToken);
        }

        await using var transaction = await db.Database.GetDbConnection().BeginTransactionAsync(cancellationToken);
        var target = new RestoreTarget(db.Database.GetDbConnection(), transaction, storage.Value.Kind);
        var tables = TableModel.ReadAll(_areas);
        if (!force && await target.FirstFilledAsync(tables, cancellationToken) is { } filled)
        {
            return BackupRefusals.NotEmpty(filled);
        }

        await target.EmptyAsync(tables, cancellationToken);
        foreach (var table in manifest.Tables)
        {
            await using var entry = archive.GetEntry(Archive.EntryOf(table.Area, table.Name))!.Open();
            var rows = await target.FillAsync(tables.First(t => t.Name == table.Name), table.Columns, entry, cancellationToken);
            say($"{table.Name}: {rows:N0} rows");
        }

        RestoreKeys(archive, manifest);
        await transaction.CommitAsync(cancellationToken);
        return manifest;
    }

    private void RestoreKeys(ZipArchive archive, BackupManifest manifest)
    {
        foreach (var key in manifest.Keys)
        {
            using var entry = archive.GetEntry(Archive.KeyEntryOf(key.Name))!.Open();
            using var bytes = new MemoryStream();
            entry.CopyTo(bytes);
            keys.Replace(Path.GetFileName(key.Name), bytes.ToArray());
        }
    }
}
