using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.Collection.Storage;

/// <summary>Where is looked, what was fetched and seen, and what was skipped and why.</summary>
internal class CollectionDb(DbContextOptions options) : AreaDb(options)
{
    /// <summary>Name of the area.</summary>
    public const string Area = "collection";

    public DbSet<SourceRow> Sources => Set<SourceRow>();

    public DbSet<ReadFileRow> ReadFiles => Set<ReadFileRow>();

    public DbSet<KeywordRow> Keywords => Set<KeywordRow>();

    public DbSet<KeywordFormRow> KeywordForms => Set<KeywordFormRow>();

    public DbSet<KeywordDayRow> KeywordDays => Set<KeywordDayRow>();

    public DbSet<KeywordVersionRow> KeywordVersions => Set<KeywordVersionRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SourceRow>(row =>
        {
            row.ToTable("collection_sources");
            row.Property(s => s.Name).HasMaxLength(100);
            row.HasIndex(s => s.Name).IsUnique();
            row.HasIndex(s => s.NextAt);
            row.Property(s => s.Revision).IsConcurrencyToken();
        });
        modelBuilder.Entity<ReadFileRow>(row =>
        {
            row.ToTable("collection_read_files");
            row.HasKey(f => new { f.SourceId, f.Mark });
        });
        modelBuilder.Entity<KeywordRow>(row =>
        {
            row.ToTable("collection_keywords");
            row.HasIndex(k => k.Plain).IsUnique();
            row.Property(k => k.Revision).IsConcurrencyToken();
        });
        modelBuilder.Entity<KeywordFormRow>(row =>
        {
            row.ToTable("collection_keyword_forms");
            row.HasIndex(f => new { f.KeywordId, f.Form }).IsUnique();
        });
        modelBuilder.Entity<KeywordDayRow>(row =>
        {
            row.ToTable("collection_keyword_days");
            row.HasKey(d => new { d.KeywordId, d.Day });
        });
        modelBuilder.Entity<KeywordVersionRow>(row =>
        {
            row.ToTable("collection_keyword_version");
            row.Property(v => v.Id).ValueGeneratedNever();
        });
        SnakeCaseNames.Apply(modelBuilder);
    }
}

/// <summary><see cref="CollectionDb"/> on SQLite.</summary>
internal sealed class SqliteCollectionDb(DbContextOptions options) : CollectionDb(options);

/// <summary><see cref="CollectionDb"/> on PostgreSQL.</summary>
internal sealed class PostgresCollectionDb(DbContextOptions options) : CollectionDb(options);

internal sealed class SqliteCollectionDesign() : DesignTimeArea<SqliteCollectionDb>(DatabaseKind.Sqlite, CollectionDb.Area);

internal sealed class PostgresCollectionDesign() : DesignTimeArea<PostgresCollectionDb>(DatabaseKind.Postgres, CollectionDb.Area);
