using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Requests;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.Platform.Modules;
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
        services.AddSingleton<CaseKeys>();
        services.AddSingleton<ActiveReferences>();
        return services;
    }
}
