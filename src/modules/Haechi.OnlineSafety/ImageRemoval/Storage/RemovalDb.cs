using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Storage;

/// <summary>Requests for removal, their consents, reference hashes, hits, evidence and notices.</summary>
internal class RemovalDb(DbContextOptions options) : AreaDb(options)
{
    /// <summary>Name of the area.</summary>
    public const string Area = "removal";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        SnakeCaseNames.Apply(modelBuilder);
    }
}

/// <summary><see cref="RemovalDb"/> on SQLite.</summary>
internal sealed class SqliteRemovalDb(DbContextOptions options) : RemovalDb(options);

/// <summary><see cref="RemovalDb"/> on PostgreSQL.</summary>
internal sealed class PostgresRemovalDb(DbContextOptions options) : RemovalDb(options);

internal sealed class SqliteRemovalDesign() : DesignTimeArea<SqliteRemovalDb>(DatabaseKind.Sqlite, RemovalDb.Area);

internal sealed class PostgresRemovalDesign() : DesignTimeArea<PostgresRemovalDb>(DatabaseKind.Postgres, RemovalDb.Area);
