using Haechi.OnlineSafety.Collection;
using Haechi.OnlineSafety.ImageRemoval.Evidence;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.Platform.Configuration;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.OnlineSafety.ImageRemoval.Takedown;

/// <summary>Puts together what follows a request: matching, hits, evidence, looks and notices.</summary>
internal static class TakedownService
{
    public static IServiceCollection AddTakedown(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddArea<TakedownDb, SqliteTakedownDb, PostgresTakedownDb>(TakedownDb.Area);
        services.AddSettings<MatchingOptions>(configuration, MatchingOptions.Section);
        services.AddSingleton<PageMemory>();
        services.AddSingleton<FloodGuard>();
        services.AddSingleton<HitEvidence>();
        services.AddSingleton<HitFiling>();
        services.AddSingleton<ICollectedItemReader, ItemMatcher>();
        services.AddSingleton<IOutboxConsumer, WithdrawnHits>();
        return services;
    }
}
