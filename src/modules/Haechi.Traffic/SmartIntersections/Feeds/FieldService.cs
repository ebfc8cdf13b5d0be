using Haechi.Console.Pages.Cases;
using Haechi.Platform.Configuration;
using Haechi.Platform.Demo;
using Haechi.Platform.Outbox;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Streams;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Feeds.Counts;
using Haechi.Traffic.SmartIntersections.Feeds.Mqtt;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Sources;
using Haechi.Traffic.SmartIntersections.Feeds.Storing;
using Haechi.Traffic.SmartIntersections.Feeds.Street;
using Haechi.Traffic.SmartIntersections.Feeds.Watch;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Traffic.SmartIntersections.Feeds;

/// <summary>Puts together what comes from the street.</summary>
internal static class FieldService
{
    public static IServiceCollection AddField(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<FieldOptions>(configuration, FieldOptions.Section);
        services.AddSingleton<CountStore>();
        services.AddSingleton<QueueStore>();
        services.AddSingleton<StreetState>();
        services.AddSingleton<ReadingStore>();
        services.AddSingleton<ReadingDesk>();
        services.AddSingleton<FaultDesk>();
        services.AddSingleton<FieldWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<FieldWatch>());
        services.AddSingleton<IRetentionPolicy, CountRetention>();
        services.AddSingleton<IRetentionPolicy, QueueRetention>();
        foreach (var (kind, name) in FaultKinds.Names)
            services.AddCaseKindName(new CaseKindName(SmartIntersectionsManifest.ServiceId, kind, name));
        services.AddSingleton<SourceDesk>();
        services.AddOutboxConsumer<CameraCounts>();
        services.AddSettings<MqttOptions>(configuration, MqttOptions.Section);
        services.AddStreamKind(MqttStream.Kind);
        if (configuration.GetSection(MqttOptions.Section).Get<MqttOptions>()?.Host is { Length: > 0 })
            services.AddStream(new StreamDeclaration(MqttStream.Id, "교통 감지기 (MQTT)", new { }));
        services.AddSingleton<IDemoSeeder, TownCounts>();
        services.AddHostedService<TownFeeder>();
        return services;
    }

    public static void MapField(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapReadings();
        endpoints.MapCounts();
    }
}
