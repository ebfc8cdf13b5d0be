using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Plans.Storage;

/// <summary>Tables of plans and orders.</summary>
internal static class PlanMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<PlanRow>(row =>
        {
            row.ToTable("traffic_plans");
            row.Ignore(p => p.State);
            row.Property(p => p.Version).IsConcurrencyToken();
            row.HasIndex(p => new { p.Job, p.MadeAt });
        });
        model.Entity<PlanEventRow>(row =>
        {
            row.ToTable("traffic_plan_events");
            row.HasIndex(e => new { e.PlanId, e.At });
        });
        model.Entity<OrderRow>(row =>
        {
            row.ToTable("traffic_controller_orders");
            row.HasIndex(o => new { o.NetworkId, o.Sequence }).IsUnique();
            row.HasIndex(o => o.PlanId);
        });
        model.Entity<CabinetRow>(row =>
        {
            row.ToTable("traffic_cabinets");
            row.HasKey(c => c.NetworkId);
            row.Property(c => c.Version).IsConcurrencyToken();
        });
    }
}
