using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Haechi.Platform.PersonalData;

/// <summary>Registers sealing, audited opening and deletion on schedule.</summary>
public static class PersonalDataRegistration
{
    /// <summary>Adds it. Needs the platform's storage.</summary>
    public static IServiceCollection AddHaechiPersonalData(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new FieldKeys(provider.GetRequiredService<Persistence.KeyFiles>()));
        services.TryAddSingleton<FieldCipher>();
        services.TryAddSingleton<PersonalDataVault>();
        services.TryAddSingleton<RetentionSweep>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IRetentionPolicy, AttachmentRetention>());
        services.AddHostedService<RetentionWorker>();
        return services;
    }
}
