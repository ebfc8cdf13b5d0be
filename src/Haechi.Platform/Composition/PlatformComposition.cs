using Haechi.Kernel.Auditing;
using Haechi.Platform.Audit;
using Haechi.Platform.Cases;
using Haechi.Platform.Cases.Deadlines;
using Haechi.Platform.Configuration;
using Haechi.Platform.Deliveries;
using Haechi.Platform.Identity;
using Haechi.Platform.Ingestion;
using Haechi.Platform.LanguageModels;
using Haechi.Platform.Modules;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.Register;
using Haechi.Platform.Rooms;
using Haechi.Platform.Startup;
using Haechi.Platform.Streams;
using Haechi.Platform.Telemetry;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Composition;

/// <summary>Registers the platform. The host calls these; modules add to them.</summary>
public static class PlatformComposition
{
    /// <summary>Storage, the ledger, the rooms and the register: what verbs need without a web server.</summary>
    public static IServiceCollection AddHaechiStorage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSettings<StorageOptions>(configuration, "storage");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StorageHealth>();
        services.AddSingleton<KeyHistory>();
        services.AddSingleton<KeyFiles>();
        services.AddSingleton(provider => new AuditChain(() => provider.GetRequiredService<KeyFiles>().Read(KeyFiles.Audit)));
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<TrailWriter>();
        services.AddSingleton<LedgerGate>();
        services.AddSingleton<Ledger>();
        services.AddSingleton<AuditReader>();
        services.AddSingleton<ServiceRegister>();
        services.AddSingleton<ServiceNumbers>();
        services.AddSingleton<RegisterView>();
        services.AddSettings<CalendarOptions>(configuration, "calendar");
        services.AddSingleton<IValidateOptions<CalendarOptions>, CalendarOptionsCheck>();
        services.AddSingleton<WorkingCalendar>();
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<CaseQueue>();
        services.AddSingleton<CaseFacets>();
        services.AddArea<RoomsDb, SqliteRoomsDb, PostgresRoomsDb>("rooms");
        foreach (var group in AuditGroups.All)
        {
            services.AddAuditGroup(group);
        }

        foreach (var permission in PlatformPermissions.All)
        {
            services.AddPermission(permission);
        }

        return services;
    }

    /// <summary>The whole platform, as the web host runs it.</summary>
    public static IServiceCollection AddHaechiPlatform(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHaechiStorage(configuration);
        services.AddHaechiInstance(configuration);
        services.AddHaechiStartup();
        services.AddHaechiTelemetry(configuration);
        services.AddSettings<ListenOptions>(configuration, "web");
        services.AddSingleton<IValidateOptions<ListenOptions>, ListenOptionsCheck>();
        services.AddHaechiIdentity(configuration);
        services.AddHaechiWebSecurity(configuration);
        services.AddHaechiIngestion(configuration);
        services.AddHaechiOutbox(configuration);
        services.AddHaechiStreams(configuration);
        services.AddHaechiDeliveries(configuration);
        services.AddHaechiLanguageModels(configuration);
        return services;
    }

    /// <summary>Maps the platform's endpoints.</summary>
    public static IEndpointRouteBuilder MapHaechiPlatform(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRegister();
        endpoints.MapHaechiIdentity();
        endpoints.MapHaechiWeb();
        endpoints.MapHaechiIngestion();
        endpoints.MapHaechiEvents();
        endpoints.MapHaechiParked();
        endpoints.MapHaechiStreams();
        endpoints.MapHaechiTelemetry();
        endpoints.MapHaechiDeliveries();
        return endpoints;
    }
}
