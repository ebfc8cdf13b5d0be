using Haechi.Platform.Configuration.Checking;
using Haechi.Platform.Configuration.Sources;
using Haechi.Platform.Telemetry.Health;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Configuration;

/// <summary>Puts the configuration into the container.</summary>
public static class ConfigurationComposition
{
    /// <summary>The loader in force, its state, its watch.</summary>
    public static IServiceCollection AddHaechiConfiguration(this IServiceCollection services, SettingsLoader loader)
    {
        services.AddSingleton(loader);
        services.AddSingleton<SettingsCheck>();
        services.AddSingleton<ConfigurationState>();
        services.AddSingleton<EffectiveSettings>();
        services.AddSingleton<IHealthPart, ConfigurationHealthPart>();
        services.AddHostedService<ConfigurationReload>();
        return services;
    }

    /// <summary>Everything that is wrong with the configuration as it was loaded.</summary>
    public static IReadOnlyList<SettingFault> CheckConfiguration(this IServiceProvider services)
    {
        var loader = services.GetRequiredService<SettingsLoader>();
        var faults = services.GetRequiredService<SettingsCheck>().Run(loader.ReadFile(), services.GetRequiredService<IConfiguration>());
        return [.. loader.EnvironmentFaults, .. faults];
    }
}
