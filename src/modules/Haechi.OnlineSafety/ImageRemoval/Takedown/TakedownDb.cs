using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Takedown;

/// <summary>Hits, their evidence, looks, notices, and the book of sites' contacts.</summary>
internal class TakedownDb(DbContextOptions options) : AreaDb(options)
{
    /// <summary>Name of the area.</summary>
    public const string Area = "takedown";

    public DbSet<HitRow> Hits => Set<HitRow>();

    public DbSet<EvidenceRow> Evidence => Set<EvidenceRow>();

    public DbSet<FloodRow> Floods => Set<FloodRow>();

    public DbSet<MatchHourRow> MatchHours => Set<MatchHourRow>();

    public DbSet<LookRow> Looks => Set<LookRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();

    public DbSet<ContactRow> Contacts => Set<ContactRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<HitRow>(row =>
        {
            row.ToTable("takedown_hits");
            row.HasIndex(h => new { h.MediaId, h.ItemId }).IsUnique();
            row.HasIndex(h => new { h.RequestId, h.AddressMark });
            row.HasIndex(h => new { h.State, h.DetectedAt });
            row.HasIndex(h => h.CaseId);
            row.Property(h => h.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<EvidenceRow>(row =>
        {
            row.ToTable("takedown_evidence");
            row.HasIndex(e => e.HitId);
            row.HasIndex(e => e.RequestId);
        });
        modelBuilder.Entity<FloodRow>(row =>
        {
            row.ToTable("takedown_floods");
            row.HasKey(f => f.ReferenceId);
            row.Property(f => f.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<MatchHourRow>(row =>
        {
            row.ToTable("takedown_match_hours");
            row.HasKey(m => new { m.ReferenceId, m.Hour });
        });
        modelBuilder.Entity<LookRow>(row =>
        {
            row.ToTable("takedown_looks");
            row.HasIndex(l => new { l.PersonId, l.At });
        });
        modelBuilder.Entity<NoticeRow>(row =>
        {
            row.ToTable("takedown_notices");
            row.HasIndex(n => n.CaseId);
            row.HasIndex(n => n.ActionId);
            row.Property(n => n.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<ContactRow>(row =>
        {
            row.ToTable("takedown_contacts");
            row.HasKey(c => c.Host);
        });
        SnakeCaseNames.Apply(modelBuilder);
    }
}

/// <summary><see cref="TakedownDb"/> on SQLite.</summary>
internal sealed class SqliteTakedownDb(DbContextOptions options) : TakedownDb(options);

/// <summary><see cref="TakedownDb"/> on PostgreSQL.</summary>
internal sealed class PostgresTakedownDb(DbContextOptions options) : TakedownDb(options);

internal sealed class SqliteTakedownDesign() : DesignTimeArea<SqliteTakedownDb>(DatabaseKind.Sqlite, TakedownDb.Area);

internal sealed class PostgresTakedownDesign() : DesignTimeArea<PostgresTakedownDb>(DatabaseKind.Postgres, TakedownDb.Area);
