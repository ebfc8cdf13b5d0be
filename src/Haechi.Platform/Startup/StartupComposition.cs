using Haechi.Platform.Backup;
using Haechi.Platform.Configuration;
using Haechi.Platform.Demo;
using Haechi.Platform.Instance;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Startup;

/// <summary>Registers what prepares storage and watches it.</summary>
public static class StartupComposition
{
    /// <summary>The migrator, backups, and what is true of this instance.</summary>
    public static IServiceCollection AddHaechiInstance(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddArea<InstanceDb, SqliteInstanceDb, PostgresInstanceDb>("instance");
        services.AddSettings<DemoOptions>(configuration, "demo");
        services.AddSingleton<InstanceFacts>();
        services.AddSingleton<SchemaMigrator>();
        services.AddSingleton<DemoState>();
        services.AddSingleton<KeyCheck>();
        services.AddSingleton<BackupWriter>();
        services.AddSingleton<BackupReader>();
        return services;
    }

    /// <summary>The workers of a running host. The host also registers an <see cref="IStartupTerminal"/>.</summary>
    public static IServiceCollection AddHaechiStartup(this IServiceCollection services)
    {
        services.AddSingleton<IStartupWork>(provider => provider.GetRequiredService<KeyCheck>());
        services.AddSingleton<IStartupWork, DemoSeeding>();
        services.AddSingleton<IStartupWork, DemoAccountsAtStart>();
        services.AddHostedService<StorageStartup>();
        services.AddHostedService<StorageProbe>();
        return services;
    }

    /// <summary>Answers 503 while storage takes no work. Comes before everything that touches the database.</summary>
    public static IApplicationBuilder UseStorageGate(this IApplicationBuilder app) => app.UseMiddleware<StorageGate>();
}
