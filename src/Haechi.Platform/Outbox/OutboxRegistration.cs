using Haechi.Platform.Configuration;
using Haechi.Platform.Cases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Haechi.Platform.Outbox;

/// <summary>Registers what follows the outbox.</summary>
public static class OutboxRegistration
{
    /// <summary>Adds the readers, triage of findings, the pruning of what everybody has read, and the live feed. Needs the storage.</summary>
    public static IServiceCollection AddHaechiOutbox(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSettings<OutboxOptions>(configuration, "outbox");
        services.AddSingleton<OutboxTail>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxTail>());
        services.AddHostedService<OutboxReaders>();
        services.AddHostedService<OutboxPruning>();
        services.AddSingleton<IOutboxFollower, ConsumerPositions>();
        services.AddOutboxConsumer<Triage>();
        services.AddSingleton<ParkedMessages>();
        services.AddSingleton<LiveFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveFeed>());
        return services;
    }

    /// <summary>Adds a consumer of the outbox.</summary>
    public static IServiceCollection AddOutboxConsumer<TConsumer>(this IServiceCollection services)
        where TConsumer : class, IOutboxConsumer
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IOutboxConsumer, TConsumer>());
        return services;
    }
}
