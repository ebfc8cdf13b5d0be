using Haechi.Kernel;
using Haechi.OnlineSafety.Collection.Crawling;
using Haechi.OnlineSafety.Collection.Feeds;
using Haechi.OnlineSafety.Collection.Folders;
using Haechi.OnlineSafety.Collection.Keywords;
using Haechi.OnlineSafety.Collection.Sources;
using Haechi.OnlineSafety.Collection.Storage;
using Haechi.Platform.Configuration;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.OnlineSafety.Collection;

/// <summary>Puts together what both services of this module collect from: sites, feeds, folders, pushed items.</summary>
internal static class CollectionService
{
    /// <summary>Permission to say where is looked.</summary>
    public const string SourcesPermission = "collection.sources";

    public static IServiceCollection AddCollection(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddArea<CollectionDb, SqliteCollectionDb, PostgresCollectionDb>(CollectionDb.Area);
        services.AddPermission(new(SourcesPermission, new("수집 출처 관리", "Manage sources"), Roles.Monitor));
        services.AddAuditGroup(new("collection.", new("수집", "Collection")));
        services.AddSettings<CollectionOptions>(configuration, CollectionOptions.Section);
        services.AddSingleton<SourceBook>();
        services.AddSingleton<KeywordPosts>();
        services.AddSingleton<KeywordBook>();
        services.AddSingleton<KeywordsInForce>();
        services.AddSingleton<ItemHandover>();
        services.AddSingleton<SiteCrawl>();
        services.AddSingleton<FeedVisit>();
        services.AddSingleton<FolderVisit>();
        services.AddSingleton<SourceVisitor>();
        services.AddHostedService(provider => provider.GetRequiredService<SourceVisitor>());
        services.AddNavigation(new("collection", "work", new("수집 출처", "Sources"), "/console/collection", "search", 62, SourcesPermission));
        services.AddNavigation(new("collection-keywords", "work", new("수집어", "Keywords"), "/console/collection/keywords", "search", 63, SourcesPermission));
        return services;
    }
}
