using Haechi.Platform.Configuration;
using Haechi.Platform.LanguageModels.Calling;
using Haechi.Platform.LanguageModels.Metering;
using Haechi.Platform.Persistence;
using Haechi.Platform.Telemetry.Health;
using Haechi.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.LanguageModels;

/// <summary>Registers the language model with its meter and budget.</summary>
public static class LanguageModelRegistration
{
    /// <summary>Adds it. Needs storage and the web edge (calls out).</summary>
    public static IServiceCollection AddHaechiLanguageModels(this IServiceCollection services, IConfiguration configuration) =>
        services.AddLanguageModelParts(configuration).AddHostedService<MeterKeeping>();

    /// <summary>All of it without the worker.</summary>
    internal static IServiceCollection AddLanguageModelParts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddArea<ModelsDb, SqliteModelsDb, PostgresModelsDb>(ModelsDb.AreaName);
        services.AddSettings<LanguageModelOptions>(configuration, LanguageModelOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LanguageModelOptions>, LanguageModelOptionsCheck>());
        services.AddSingleton<EndpointClients>();
        services.AddSingleton<EndpointRest>();
        services.AddSingleton<ModelMeter>();
        services.AddSingleton(provider => new ModelUsage(provider.GetRequiredService<IDbContextFactory<ModelsDb>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new LanguageModel(
            provider.GetRequiredService<EndpointClients>(), provider.GetRequiredService<EndpointRest>(), provider.GetRequiredService<ModelMeter>(),
            provider.GetRequiredService<OutgoingGuard>(), provider.GetRequiredService<IOptionsMonitor<LanguageModelOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new EmbeddingModel(
            provider.GetRequiredService<EndpointClients>(), provider.GetRequiredService<ModelMeter>(),
            provider.GetRequiredService<OutgoingGuard>(), provider.GetRequiredService<IOptionsMonitor<LanguageModelOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IHealthPart, LanguageModelHealthPart>();
        return services;
    }
}
