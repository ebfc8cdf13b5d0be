using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Feeds.Storage;

/// <summary>Tables of what comes from the street.</summary>
internal static class FieldMapping
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<CountRow>(row =>
        {
            row.ToTable("traffic_counts");
            row.HasKey(c => new { c.NetworkId, c.Day, c.Junction, c.FromRoad, c.ToRoad, c.Second });
            row.HasIndex(c => c.Day);
        });
        model.Entity<DetectorRow>(row =>
        {
            row.ToTable("traffic_detectors");
            row.HasKey(d => new { d.NetworkId, d.Junction, d.Detector });
            // With the writer in it: a host that looks for what others stored passes over its own within the index.
            row.HasIndex(d => new { d.StoredMs, d.Writer });
        });
        model.Entity<QueueRow>(row =>
        {
            row.ToTable("traffic_queues");
            row.HasKey(q => new { q.NetworkId, q.Day, q.Junction, q.Detector, q.Second });
            row.HasIndex(q => q.Day);
        });
        model.Entity<FaultRow>(row =>
        {
            row.ToTable("traffic_faults");
            row.HasKey(f => new { f.NetworkId, f.Junction, f.Detector, f.Kind });
        });
        model.Entity<SourceRow>(row =>
        {
            row.ToTable("traffic_sources");
            row.HasKey(s => s.Source);
        });
    }
}
