using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Haechi.Platform.Streams.Rows;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Streams;

/// <summary>Continuous sources on disk, with the membership and the reminders of the silos that run them.</summary>
public class StreamsDb(DbContextOptions options) : AreaDb(options)
{
    public DbSet<StreamRow> Streams => Set<StreamRow>();

    public DbSet<StreamHealthRow> Health => Set<StreamHealthRow>();

    public DbSet<StreamFaultRow> Faults => Set<StreamFaultRow>();

    public DbSet<MembershipVersionRow> MembershipVersions => Set<MembershipVersionRow>();

    public DbSet<MemberRow> Members => Set<MemberRow>();

    public DbSet<ReminderRow> Reminders => Set<ReminderRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        MapStreams(modelBuilder);
        MapCluster(modelBuilder);
        SnakeCaseNames.Apply(modelBuilder);
    }

    private static void MapStreams(ModelBuilder model)
    {
        model.Entity<StreamRow>(row =>
        {
            row.ToTable("stream_sources");
            row.Property(s => s.Id).HasMaxLength(120);
        });
        model.Entity<StreamHealthRow>(row =>
        {
            row.ToTable("stream_health");
            row.HasOne<StreamRow>().WithOne().HasForeignKey<StreamHealthRow>(h => h.Id).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<StreamFaultRow>(row =>
        {
            row.ToTable("stream_faults");
            row.HasKey(f => f.Sequence);
            row.HasIndex(f => new { f.StreamId, f.Sequence });
            row.HasOne<StreamRow>().WithMany().HasForeignKey(f => f.StreamId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void MapCluster(ModelBuilder model)
    {
        model.Entity<MembershipVersionRow>(row =>
        {
            row.ToTable("stream_membership");
            row.HasKey(v => v.ClusterId);
        });
        model.Entity<MemberRow>(row =>
        {
            row.ToTable("stream_members");
            row.HasKey(m => new { m.ClusterId, m.Silo });
            row.HasOne<MembershipVersionRow>().WithMany().HasForeignKey(m => m.ClusterId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ReminderRow>(row =>
        {
            row.ToTable("stream_reminders");
            row.HasKey(r => new { r.Service, r.GrainId, r.Name });
            row.HasIndex(r => new { r.Service, r.GrainHash });
        });
    }
}

/// <summary><see cref="StreamsDb"/> on SQLite.</summary>
public sealed class SqliteStreamsDb(DbContextOptions options) : StreamsDb(options);

/// <summary><see cref="StreamsDb"/> on PostgreSQL.</summary>
public sealed class PostgresStreamsDb(DbContextOptions options) : StreamsDb(options);

internal sealed class SqliteStreamsDesign() : DesignTimeArea<SqliteStreamsDb>(DatabaseKind.Sqlite, "streams");

internal sealed class PostgresStreamsDesign() : DesignTimeArea<PostgresStreamsDb>(DatabaseKind.Postgres, "streams");
