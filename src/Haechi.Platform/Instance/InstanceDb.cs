using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Instance;

/// <summary>What is true of this instance as a whole, e.g. that it is a demo.</summary>
public class InstanceDb(DbContextOptions options) : AreaDb(options)
{
    /// <summary>Facts by name.</summary>
    public DbSet<InstanceFactRow> Facts => Set<InstanceFactRow>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<InstanceFactRow>(row =>
        {
            row.ToTable("instance_facts");
            row.HasKey(f => f.Name);
            row.Property(f => f.Name).HasMaxLength(60);
        });
        SnakeCaseNames.Apply(modelBuilder);
    }
}

/// <summary>One fact.</summary>
public sealed class InstanceFactRow
{
    public string Name { get; set; } = "";
    public string Value { get; set; } = "";
    public DateTimeOffset At { get; set; }
}

/// <summary><see cref="InstanceDb"/> on SQLite.</summary>
public sealed class SqliteInstanceDb(DbContextOptions options) : InstanceDb(options);

/// <summary><see cref="InstanceDb"/> on PostgreSQL.</summary>
public sealed class PostgresInstanceDb(DbContextOptions options) : InstanceDb(options);

internal sealed class SqliteInstanceDesign() : DesignTimeArea<SqliteInstanceDb>(DatabaseKind.Sqlite, "instance");

internal sealed class PostgresInstanceDesign() : DesignTimeArea<PostgresInstanceDb>(DatabaseKind.Postgres, "instance");
