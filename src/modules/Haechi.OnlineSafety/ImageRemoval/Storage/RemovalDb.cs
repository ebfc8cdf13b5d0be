using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Storage;

/// <summary>Requests for removal, their consents, reference hashes, hits, evidence and notices.</summary>
internal class RemovalDb(DbContextOptions options) : AreaDb(options)
{
    /// <summary>Name of the area.</summary>
    public const string Area = "removal";

    public DbSet<RequestRow> Requests => Set<RequestRow>();

    public DbSet<CaseKeyRow> CaseKeys => Set<CaseKeyRow>();

    public DbSet<ReferenceRow> References => Set<ReferenceRow>();

    public DbSet<UploadRow> Uploads => Set<UploadRow>();

    public DbSet<ReferenceVersionRow> ReferenceVersions => Set<ReferenceVersionRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<RequestRow>(row =>
        {
            row.ToTable("removal_requests");
            row.HasIndex(r => r.Code).IsUnique();
            row.HasIndex(r => r.IdempotencyKey).IsUnique();
        });
        modelBuilder.Entity<CaseKeyRow>(row =>
        {
            row.ToTable("removal_case_keys");
            row.HasKey(k => k.RequestId);
        });
        modelBuilder.Entity<ReferenceRow>(row =>
        {
            row.ToTable("removal_references");
            row.HasIndex(r => r.RequestId);
        });
        modelBuilder.Entity<UploadRow>(row =>
        {
            row.ToTable("removal_uploads");
            row.HasIndex(u => u.RequestId);
        });
        modelBuilder.Entity<ReferenceVersionRow>(row =>
        {
            row.ToTable("removal_reference_version");
            row.Property(v => v.Id).ValueGeneratedNever();
        });
        SnakeCaseNames.Apply(modelBuilder);
    }
}

/// <summary><see cref="RemovalDb"/> on SQLite.</summary>
internal sealed class SqliteRemovalDb(DbContextOptions options) : RemovalDb(options);

/// <summary><see cref="RemovalDb"/> on PostgreSQL.</summary>
internal sealed class PostgresRemovalDb(DbContextOptions options) : RemovalDb(options);

internal sealed class SqliteRemovalDesign() : DesignTimeArea<SqliteRemovalDb>(DatabaseKind.Sqlite, RemovalDb.Area);

internal sealed class PostgresRemovalDesign() : DesignTimeArea<PostgresRemovalDb>(DatabaseKind.Postgres, RemovalDb.Area);
