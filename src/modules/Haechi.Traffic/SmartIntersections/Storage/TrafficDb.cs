using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Storage;

/// <summary>Networks and junctions of the smart intersections.</summary>
internal class TrafficDb(DbContextOptions options) : AreaDb(options)
{
    /// <summary>Name of the area.</summary>
    public const string Area = "traffic";

    public DbSet<NetworkRow> Networks => Set<NetworkRow>();

    public DbSet<JunctionRow> Junctions => Set<JunctionRow>();

    public DbSet<PlanRow> Plans => Set<PlanRow>();

    public DbSet<PlanEventRow> PlanEvents => Set<PlanEventRow>();

    public DbSet<OrderRow> Orders => Set<OrderRow>();

    public DbSet<CabinetRow> Cabinets => Set<CabinetRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<NetworkRow>(row => row.ToTable("traffic_networks"));
        modelBuilder.Entity<JunctionRow>(row =>
        {
            row.ToTable("traffic_junctions");
            row.HasIndex(j => new { j.NetworkId, j.Signal }).IsUnique();
        });
        FieldMapping.Apply(modelBuilder);
        PlanMapping.Apply(modelBuilder);
        SnakeCaseNames.Apply(modelBuilder);
    }
}

/// <summary><see cref="TrafficDb"/> on SQLite.</summary>
internal sealed class SqliteTrafficDb(DbContextOptions options) : TrafficDb(options);

/// <summary><see cref="TrafficDb"/> on PostgreSQL.</summary>
internal sealed class PostgresTrafficDb(DbContextOptions options) : TrafficDb(options);

internal sealed class SqliteTrafficDesign() : DesignTimeArea<SqliteTrafficDb>(DatabaseKind.Sqlite, TrafficDb.Area);

internal sealed class PostgresTrafficDesign() : DesignTimeArea<PostgresTrafficDb>(DatabaseKind.Postgres, TrafficDb.Area);
