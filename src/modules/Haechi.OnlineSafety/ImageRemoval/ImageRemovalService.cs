using Haechi.OnlineSafety.ImageRemoval.Demo;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Requests;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.Platform.Configuration;
using Haechi.Platform.Demo;
using Haechi.Platform.Modules;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.OnlineSafety.ImageRemoval;

/// <summary>Puts image removal support together.</summary>
internal static class ImageRemovalService
{
    /// <summary>Permission to work on victims' requests, hits, evidence and notices.</summary>
    public const string WorkPermission = "removal.work";

    public static IServiceCollection AddImageRemoval(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddManifest(ImageRemovalManifest.Value);
        services.AddArea<RemovalDb, SqliteRemovalDb, PostgresRemovalDb>(RemovalDb.Area);
        services.AddPermission(new(WorkPermission, new("삭제지원 업무", "Work on image removal"), Roles.SupportWorker));
        services.AddAuditGroup(new("removal.", new("삭제지원", "Image removal")));
        services.AddSettings<RemovalOptions>(configuration, RemovalOptions.Section);
        services.AddSingleton<CaseKeys>();
        services.AddSingleton<ActiveReferences>();
        services.AddSingleton<SubmitRequest>();
        services.AddSingleton<OpenRequest>();
        services.AddSingleton<ReadStatus>();
        services.AddSingleton<WithdrawConsent>();
        services.AddSingleton<UploadPicture>();
        services.AddSingleton<IRetentionPolicy, RequestRetention>();
        services.AddSingleton<IDemoSeeder, DemoRequest>();
        services.AddNavigation(new("removal-page", "public", new("삭제지원", "Image removal"), "/removal", "shield", 20));
        services.AddTakedown(configuration);
        return services;
    }
}
