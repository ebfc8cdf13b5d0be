using Haechi.Platform.Cases.Errands;
using Haechi.Platform.Configuration;
using Haechi.Platform.Deliveries.Sending;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.Telemetry.Health;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Deliveries;

/// <summary>Registers what leaves the house.</summary>
public static class DeliveriesRegistration
{
    /// <summary>Adds webhooks and the runner of actions. Needs the outbox, identity (field keys) and the web edge (calls out).</summary>
    public static IServiceCollection AddHaechiDeliveries(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddDeliveryParts(configuration);
        services.AddHostedService(provider => provider.GetRequiredService<DeliveryWorkers>());
        services.AddHostedService(provider => provider.GetRequiredService<ActionRunner>());
        return services;
    }

    /// <summary>All of it without the workers.</summary>
    internal static IServiceCollection AddDeliveryParts(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddArea<DeliveriesDb, SqliteDeliveriesDb, PostgresDeliveriesDb>(DeliveriesDb.AreaName);
        services.AddSettings<WebhookOptions>(configuration, "webhooks");
        services.AddSingleton<LeaseOwner>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<DeadLetters>();
        services.AddSingleton<IHealthPart, DeliveriesHealthPart>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<DeliveryPlanner>();
        services.AddSingleton<DeliveryLog>();
        services.AddSingleton<DeliveryWorkers>();
        services.AddSingleton<IOutboxFollower, SubscriptionPositions>();
        services.AddSettings<ErrandOptions>(configuration, "actions");
        services.AddOutboxConsumer<ErrandIntake>();
        services.AddSingleton<ActionRunner>();
        return services;
    }
}
