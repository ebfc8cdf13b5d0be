using Haechi.Kernel.Auditing;
using Haechi.Platform.Audit;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Haechi.Platform.Composition;

/// <summary>Registers the platform. The host calls this once; modules add to it.</summary>
public static class PlatformComposition
{
    /// <summary>Storage, the ledger and the rooms: what verbs need without a web server.</summary>
    public static IServiceCollection AddHaechiStorage(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection("storage"));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<StorageHealth>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<TrailWriter>();
        services.AddSingleton<Ledger>();
        services.AddArea<RoomsDb, SqliteRoomsDb, PostgresRoomsDb>("rooms");
        return services;
    }
}
