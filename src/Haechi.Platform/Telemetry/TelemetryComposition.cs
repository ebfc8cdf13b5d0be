using Haechi.Platform.Telemetry.Health;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Telemetry;

/// <summary>Registers health, metrics, traces and logs.</summary>
public static class TelemetryComposition
{
    /// <summary>Everything that tells how the platform is.</summary>
    public static IServiceCollection AddHaechiTelemetry(this IServiceCollection services)
    {
        services.AddSingleton<IHealthPart, StorageHealthPart>();
        return services;
    }
}
