using Haechi.Platform.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Startup;

/// <summary>Brings every area's schema to this version, in order of registration.</summary>
public sealed class SchemaMigrator(IEnumerable<Area> areas, IOptions<StorageOptions> storage, TimeProvider clock)
{
    /// <summary>Applies what is missing and tells what was applied.</summary>
    /// <param name="say">Receives one line per step that takes time.</param>
    /// <param name="cancellationToken">Stops between areas.</param>
    public async Task<IReadOnlyList<AppliedMigration>> MigrateAsync(Action<string> say, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(say);
        DataFolder.Ensure(storage.Value.DataFolder);
        await using var only = await DatabaseLock.TakeAsync(storage.Value, cancellationToken);
        return await MigrateLockedAsync(say, cancellationToken);
    }

    /// <summary>Areas whose schema is older than this version, with what they lack.</summary>
    public async Task<IReadOnlyList<AppliedMigration>> PendingAsync(CancellationToken cancellationToken)
    {
        var pending = new List<AppliedMigration>();
        foreach (var area in areas)
        {
            await using var db = area.Create();
            pending.AddRange((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Select(m => new AppliedMigration(area.Name, m)));
        }

        return pending;
    }

    internal async Task<IReadOnlyList<AppliedMigration>> MigrateLockedAsync(Action<string> say, CancellationToken cancellationToken)
    {
        RemoveStaleLock();
        var pending = await PendingAsync(cancellationToken);
        if (pending.Count > 0)
        {
            KeepOldFile(say);
        }

        foreach (var name in pending.Select(p => p.Area).Distinct())
        {
            say($"Preparing storage: {name}");
            await using var db = areas.First(a => a.Name == name).Create();
            await db.Database.MigrateAsync(cancellationToken);
        }

        return pending;
    }

    /// <summary>EF Core marks a running migration in a table; a process that was killed leaves the mark and the next one would wait for ever.</summary>
    private void RemoveStaleLock()
    {
        if (storage.Value.Kind != DatabaseKind.Sqlite || !HasTables())
        {
            return;
        }

        using var connection = new SqliteConnection(storage.Value.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if ((long)command.ExecuteScalar()! > 0)
        {
            command.CommandText = "DELETE FROM \"__EFMigrationsLock\"";
            command.ExecuteNonQuery();
        }
    }

    private bool HasTables() => File.Exists(storage.Value.SqliteFile) && new FileInfo(storage.Value.SqliteFile).Length > 0;

    private void KeepOldFile(Action<string> say)
    {
        if (storage.Value.Kind != DatabaseKind.Sqlite || !HasTables())
        {
            return;
        }

        var stamp = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture);
        var copy = $"{storage.Value.SqliteFile}.before-{stamp}";
        using var connection = new SqliteConnection(storage.Value.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO @copy";
        command.Parameters.AddWithValue("@copy", copy);
        command.ExecuteNonQuery();
        say($"Kept the database of the previous version as {copy}");
    }
}

/// <summary>One migration of one area.</summary>
/// <param name="Area">The area's name.</param>
/// <param name="Migration">The migration's id.</param>
public sealed record AppliedMigration(string Area, string Migration);
