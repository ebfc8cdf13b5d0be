using Haechi.CitizenServices.Knowledge.Demo;
using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Importing;
using Haechi.CitizenServices.Knowledge.Importing.Lists;
using Haechi.CitizenServices.Knowledge.Importing.Running;
using Haechi.CitizenServices.Knowledge.Live;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.Knowledge.Vectors;
using Haechi.Platform.Configuration;
using Haechi.Platform.Demo;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Startup;
using Haechi.Platform.Telemetry.Health;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.Knowledge;

/// <summary>Puts the knowledge base together: what 서울톡, the 120 desk and later services answer from.</summary>
internal static class KnowledgeService
{
    /// <summary>Permission to write, publish, withdraw and import.</summary>
    public const string EditPermission = "knowledge.edit";

    public static IServiceCollection AddKnowledge(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddArea<KnowledgeDb, SqliteKnowledgeDb, PostgresKnowledgeDb>(KnowledgeDb.Area);
        services.AddPermission(new(EditPermission, new("지식 편집", "Edit the knowledge base"), Roles.ServiceOwner));
        services.AddAuditGroup(new("knowledge.", new("지식", "Knowledge base")));
        services.AddSettings<KnowledgeOptions>(configuration, KnowledgeOptions.Section);
        services.AddSingleton<IValidateOptions<KnowledgeOptions>, KnowledgeOptionsCheck>();
        services.AddSingleton(provider => new KnowledgeSearch([])
        {
            Vectors = provider.GetRequiredService<QuestionVectors>(),
            LeastCosine = () => provider.GetRequiredService<IOptionsMonitor<KnowledgeOptions>>().CurrentValue.VectorLikeness,
        });
        services.AddSingleton(provider => new VectorStore(
            Path.Combine(provider.GetRequiredService<IOptions<StorageOptions>>().Value.DataFolder, "knowledge-vectors")));
        services.AddSingleton<QuestionVectors>();
        services.AddSingleton<VectorFilling>();
        services.AddHostedService(provider => provider.GetRequiredService<VectorFilling>());
        services.AddSingleton<IHealthPart, VectorHealthPart>();
        services.AddSingleton(provider => new KnowledgeIndex(
            Path.Combine(provider.GetRequiredService<IOptions<StorageOptions>>().Value.DataFolder, "knowledge-index")));
        services.AddSingleton<IHealthPart, KnowledgeHealthPart>();
        services.AddSingleton<KnowledgeKeeper>();
        services.AddSingleton<KnowledgeDesk>();
        services.AddSingleton<KnowledgeReader>();
        services.AddSingleton<DocumentKeeping>();
        services.AddSingleton<WebDocuments>();
        services.AddSingleton<KnowledgeImport>();
        services.AddSingleton<ImportLog>();
        services.AddSingleton<ImportRuns>();
        services.AddSingleton<AddressLists>();
        services.AddSingleton<ListReader>();
        services.AddHostedService(provider => provider.GetRequiredService<ListReader>());
        services.AddHostedService<KnowledgeFeed>();
        services.AddSingleton<IStartupWork, KnowledgeAtStart>();
        services.AddSingleton<IDemoSeeder, KnowledgeSeeder>();
        return services;
    }
}
