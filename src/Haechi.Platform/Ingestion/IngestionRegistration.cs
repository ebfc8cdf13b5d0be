using Haechi.Platform.Configuration;
using Haechi.Platform.Ingestion.Reading;
using Haechi.Platform.Ingestion.Storing;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Ingestion;

/// <summary>Registers the intake.</summary>
public static class IngestionRegistration
{
    /// <summary>Adds <see cref="Intake"/> and the service that commits what it takes in. Needs the storage.</summary>
    public static IServiceCollection AddHaechiIngestion(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSettings<IntakeOptions>(configuration, "ingestion");
        services.AddSingleton<RoomsBulk>(provider =>
            provider.GetRequiredService<IOptions<StorageOptions>>().Value.Kind == DatabaseKind.Postgres ? new PostgresBulk() : new SqliteBulk());
        services.AddSingleton<GroupWriter>();
        services.AddSingleton<IntakeRules>();
        services.AddSingleton<RequestReader>();
        services.AddSingleton(provider => new Intake(
            provider.GetRequiredService<IntakeRules>(), provider.GetRequiredService<GroupWriter>(), provider.GetRequiredService<IOptions<IntakeOptions>>()));
        services.AddHostedService<IntakeCommitter>();
        return services;
    }
}
