using Haechi.Platform.Demo;
using Haechi.Platform.PersonalData;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Feeds.Counts;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Traffic.SmartIntersections.Feeds;

/// <summary>Puts together what comes from the street.</summary>
internal static class FieldService
{
    public static IServiceCollection AddField(this IServiceCollection services)
    {
        services.AddSingleton<CountStore>();
        services.AddSingleton<IRetentionPolicy, CountRetention>();
        services.AddSingleton<IDemoSeeder, TownCounts>();
        return services;
    }
}
