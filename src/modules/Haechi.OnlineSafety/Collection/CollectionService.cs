using Haechi.OnlineSafety.Collection.Storage;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.OnlineSafety.Collection;

/// <summary>Puts together what both services of this module collect from: sites, folders, pushed items.</summary>
internal static class CollectionService
{
    public static IServiceCollection AddCollection(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddArea<CollectionDb, SqliteCollectionDb, PostgresCollectionDb>(CollectionDb.Area);
        return services;
    }
}
