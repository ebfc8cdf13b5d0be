using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.Collection.Storage;

/// <summary>Where is looked, what was fetched and seen, and what was skipped and why.</summary>
internal class CollectionDb(DbContextOptions options) : AreaDb(options)
{
    /// <summary>Name of the area.</summary>
    public const string Area = "collection";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        SnakeCaseNames.Apply(modelBuilder);
    }
}

/// <summary><see cref="CollectionDb"/> on SQLite.</summary>
internal sealed class SqliteCollectionDb(DbContextOptions options) : CollectionDb(options);

/// <summary><see cref="CollectionDb"/> on PostgreSQL.</summary>
internal sealed class PostgresCollectionDb(DbContextOptions options) : CollectionDb(options);

internal sealed class SqliteCollectionDesign() : DesignTimeArea<SqliteCollectionDb>(DatabaseKind.Sqlite, CollectionDb.Area);

internal sealed class PostgresCollectionDesign() : DesignTimeArea<PostgresCollectionDb>(DatabaseKind.Postgres, CollectionDb.Area);
