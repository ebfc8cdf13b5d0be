using Haechi.Platform.Deliveries.Rows;
using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Deliveries;

/// <summary>What leaves the house: webhooks with their receivers, and actions on their way.</summary>
public class DeliveriesDb(DbContextOptions options) : AreaDb(options)
{
    internal const string AreaName = "deliveries";

    public DbSet<SubscriptionRow> Subscriptions => Set<SubscriptionRow>();

    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    public DbSet<ErrandRow> Errands => Set<ErrandRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SubscriptionRow>(row =>
        {
            row.ToTable("webhook_subscriptions");
            row.Property(s => s.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<DeliveryRow>(row =>
        {
            row.ToTable("webhook_deliveries");
            row.HasOne<SubscriptionRow>().WithMany().HasForeignKey(d => d.SubscriptionId).OnDelete(DeleteBehavior.Cascade);
            row.HasIndex(d => new { d.SubscriptionId, d.Status });
            row.HasIndex(d => new { d.Status, d.FinishedAt });
        });
        modelBuilder.Entity<ErrandRow>(row =>
        {
            row.ToTable("action_errands");
            row.HasKey(e => new { e.ActionId, e.Step });
            row.Property(e => e.Version).IsConcurrencyToken();
            row.HasIndex(e => e.NextAt);
        });
        SnakeCaseNames.Apply(modelBuilder);
    }
}

/// <summary><see cref="DeliveriesDb"/> on SQLite.</summary>
public sealed class SqliteDeliveriesDb(DbContextOptions options) : DeliveriesDb(options);

/// <summary><see cref="DeliveriesDb"/> on PostgreSQL.</summary>
public sealed class PostgresDeliveriesDb(DbContextOptions options) : DeliveriesDb(options);

internal sealed class SqliteDeliveriesDesign() : DesignTimeArea<SqliteDeliveriesDb>(DatabaseKind.Sqlite, DeliveriesDb.AreaName);

internal sealed class PostgresDeliveriesDesign() : DesignTimeArea<PostgresDeliveriesDb>(DatabaseKind.Postgres, DeliveriesDb.AreaName);
