using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Haechi.Functional.Tests;

/// <summary>A database of the first version is brought to this one with everything that was in it.</summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_of_the_first_version_is_kept_aside_and_upgraded_with_its_rows()
    {
        var storage = new StorageOptions { DataFolder = _folder.Path };
        await WriteFirstVersionAsync(storage);

        var upgrade = await HaechiCommand.RunAsync("migrate", "--data", _folder.Path);

        upgrade.Error.ShouldBeEmpty();
        upgrade.ExitCode.ShouldBe(0);
        var kept = Directory.GetFiles(_folder.Path, "haechi.db.before-*").ShouldHaveSingleItem();
        upgrade.Output.ShouldContain(kept);
        await using var now = Open(storage);
        (await now.Idempotency.Select(i => i.Key).SingleAsync()).ShouldBe("old-key");
        (await now.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        (await HaechiCommand.RunAsync("migrate", "--data", _folder.Path)).Output.ShouldContain("at this version");
    }

    [Fact]
    public async Task A_postgresql_database_of_the_first_version_is_upgraded_with_its_rows()
    {
        Assert.SkipWhen(PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        var storage = new StorageOptions { Postgres = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync() };
        await WriteFirstVersionAsync(storage);

        var upgrade = await HaechiCommand.RunAsync("migrate", "--data", _folder.Path, "--cluster", storage.Postgres);

        upgrade.Error.ShouldBeEmpty();
        upgrade.ExitCode.ShouldBe(0);
        await using var now = Open(storage);
        (await now.Idempotency.Select(i => i.Key).SingleAsync()).ShouldBe("old-key");
        (await now.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mark_that_a_killed_migration_left_does_not_stop_the_next_start()
    {
        var storage = new StorageOptions { DataFolder = _folder.Path };
        await WriteFirstVersionAsync(storage);
        await using (var db = Open(storage))
        {
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsLock\" (\"Id\", \"Timestamp\") VALUES (1, '2026-01-01')");
        }

        (await HaechiCommand.RunAsync("migrate", "--data", _folder.Path)).ExitCode.ShouldBe(0);
    }

    private static async Task WriteFirstVersionAsync(StorageOptions storage)
    {
        await using var db = Open(storage);
        var first = db.Database.GetMigrations().First();
        await db.GetService<IMigrator>().MigrateAsync(first);
        await db.Database.ExecuteSqlRawAsync(storage.Kind == DatabaseKind.Sqlite
            ? "INSERT INTO idempotency (scope, key, body_hash, answer, at) VALUES ('s', 'old-key', 'h', '{{}}', 0)"
            : "INSERT INTO idempotency (scope, key, body_hash, answer, at) VALUES ('s', 'old-key', 'h', '{{}}', now())");
    }

    private static RoomsDb Open(StorageOptions storage)
    {
        var (context, options) = AreaRegistration.AreaOptions(storage, typeof(SqliteRoomsDb), typeof(PostgresRoomsDb), "rooms");
        return (RoomsDb)Activator.CreateInstance(context, options)!;
    }
}
