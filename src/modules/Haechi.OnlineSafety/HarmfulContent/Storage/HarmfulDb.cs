using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.HarmfulContent.Storage;

/// <summary>Posts that were judged, what reviewers said of them, actors and reports.</summary>
internal class HarmfulDb(DbContextOptions options) : AreaDb(options)
{
    /// <summary>Name of the area.</summary>
    public const string Area = "harmful";

    public DbSet<PostRow> Posts => Set<PostRow>();

    public DbSet<MarkRow> Marks => Set<MarkRow>();

    public DbSet<ModelRow> Models => Set<ModelRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PostRow>(row =>
        {
            row.ToTable("harmful_posts");
            row.HasIndex(p => p.Fingerprint).IsUnique();
            row.HasIndex(p => new { p.State, p.Rank });
            row.HasIndex(p => p.ReceivedAt);
        });
        modelBuilder.Entity<MarkRow>(row =>
        {
            row.ToTable("harmful_marks");
            row.HasIndex(m => m.PostId);
            row.HasIndex(m => m.Token);
        });
        modelBuilder.Entity<ModelRow>().ToTable("harmful_models");
        SnakeCaseNames.Apply(modelBuilder);
    }
}

/// <summary><see cref="HarmfulDb"/> on SQLite.</summary>
internal sealed class SqliteHarmfulDb(DbContextOptions options) : HarmfulDb(options);

/// <summary><see cref="HarmfulDb"/> on PostgreSQL.</summary>
internal sealed class PostgresHarmfulDb(DbContextOptions options) : HarmfulDb(options);

internal sealed class SqliteHarmfulDesign() : DesignTimeArea<SqliteHarmfulDb>(DatabaseKind.Sqlite, HarmfulDb.Area);

internal sealed class PostgresHarmfulDesign() : DesignTimeArea<PostgresHarmfulDb>(DatabaseKind.Postgres, HarmfulDb.Area);
