using Haechi.Platform.Persistence;
using Haechi.Platform.Startup;

namespace Haechi.Platform.Telemetry.Health;

/// <summary>Whether the database takes work and the schema stands.</summary>
internal sealed class StorageHealthPart(StorageHealth storage) : IHealthPart
{
    public ValueTask<HealthReport> LookAsync(CancellationToken cancellationToken) => ValueTask.FromResult(storage switch
    {
        { Trouble: { } trouble } => new HealthReport("storage", HealthState.Down, $"{trouble.Fault} since {trouble.Since:O}", StorageMends.For(trouble.Fault)),
        { Migrated: false } => new HealthReport("storage", HealthState.Down, "Storage is being prepared.", new("잠시 기다려 주세요.", "Wait a moment.")),
        _ => new HealthReport("storage", HealthState.Ready),
    });
}
