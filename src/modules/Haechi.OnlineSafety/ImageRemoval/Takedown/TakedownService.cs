using Haechi.OnlineSafety.Collection;
using Haechi.OnlineSafety.ImageRemoval.Evidence;
using Haechi.OnlineSafety.ImageRemoval.Demo;
using Haechi.OnlineSafety.ImageRemoval.Hits;
using Haechi.OnlineSafety.ImageRemoval.Looks;
using Haechi.OnlineSafety.ImageRemoval.Notices;
using Haechi.OnlineSafety.ImageRemoval.Statistics;
using Haechi.OnlineSafety.ImageRemoval.Watching;
using Haechi.Platform.Cases;
using Haechi.Platform.Configuration;
using Haechi.Platform.Demo;
using Haechi.Platform.Modules;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.Register;
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
        services.AddSingleton<VideoFrames>();
        services.AddSingleton<IServiceCondition, RemovalCondition>();
        services.AddSingleton<ItemMatcher>();
        services.AddSingleton<ICollectedItemReader>(provider => provider.GetRequiredService<ItemMatcher>());
        services.AddSettings<WatchOptions>(configuration, WatchOptions.Section);
        services.AddSingleton<RemovalWatch>();
        services.AddHostedService<WatchRounds>();
        services.AddSingleton<IOutboxConsumer, WithdrawnHits>();
        services.AddSingleton<HitDesk>();
        services.AddSingleton<HitBook>();
        services.AddSingleton<LookDesk>();
        services.AddSettings<LookOptions>(configuration, LookOptions.Section);
        services.AddSingleton<RemovalStatistics>();
        services.AddSingleton<IDemoSeeder, RemovalSeeder>();
        services.AddNavigation(new("removal-desk", "work", new("삭제지원", "Image removal"), "/console/removal", "eye-off", 50, ImageRemovalService.WorkPermission));
        return services.AddNotices(configuration);
    }

    private static IServiceCollection AddNotices(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<NoticeOptions>(configuration, NoticeOptions.Section);
        services.AddSettings<NoticeMailOptions>(configuration, NoticeMailOptions.Section);
        services.AddSingleton<ContactBook>();
        services.AddSingleton<NoticeDrafting>();
        services.AddSingleton<ReminderDrafting>();
        services.AddSingleton<NoticeDesk>();
        services.AddSingleton<NoticeMail>();
        services.AddSingleton<IActionCarrier, NoticeCarrier>();
        return services;
    }
}
