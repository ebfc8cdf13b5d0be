using Haechi.Platform.Configuration;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Persistence;
using Haechi.Platform.Startup;
using Haechi.Platform.Streams.Cluster;
using Haechi.Platform.Streams.Folder;
using Haechi.Platform.Streams.Running;
using Haechi.Platform.Telemetry.Health;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Streams;

/// <summary>Registers the streams' storage and directory; the silo that runs them is added apart, for the web host only.</summary>
public static class StreamsRegistration
{
    /// <summary>Adds what the console and verbs need. Needs storage and <see cref="Intake"/>.</summary>
    public static IServiceCollection AddHaechiStreams(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSettings<StreamOptions>(configuration, "streams");
        services.AddSingleton<IValidateOptions<StreamOptions>, StreamOptionsCheck>();
        services.AddSettings<ClusterSettings>(configuration, "cluster");
        services.AddSingleton<IValidateOptions<ClusterSettings>, ClusterSettingsCheck>();
        services.AddSingleton<IHealthPart, StreamsHealthPart>();
        services.AddArea<StreamsDb, SqliteStreamsDb, PostgresStreamsDb>("streams");
        services.AddSingleton<StreamSignal>();
        services.AddSingleton<BatchIntake>();
        services.AddSingleton<StreamStore>();
        services.AddSingleton<StreamBoard>();
        services.AddSingleton(provider => new StreamDirectory(
            provider.GetRequiredService<IDbContextFactory<StreamsDb>>(), provider.GetRequiredService<Ledger>(),
            provider.GetRequiredService<StreamSignal>(), provider.GetServices<StreamKind>()));
        services.AddSingleton<IStartupWork, StreamSeeding>();
        services.AddSingleton(provider => new InboxRoot(
            provider.GetRequiredService<IOptions<StreamOptions>>().Value.Inbox
            ?? Path.Combine(provider.GetRequiredService<IOptions<StorageOptions>>().Value.DataFolder, "inbox")));
        services.AddStreamKind(FolderSettings.Kind);
        services.AddStream(new StreamDeclaration("folder/inbox", "파일 수신함", new FolderSettings()));
        return services;
    }
}
