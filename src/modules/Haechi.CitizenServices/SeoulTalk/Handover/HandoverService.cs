using Haechi.Platform.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>Puts together what brings a conversation to a person and back.</summary>
internal static class HandoverService
{
    public static IServiceCollection AddHandover(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<DeskOptions>(configuration, DeskOptions.Section);
        services.AddSingleton<CitizenWords>();
        services.AddSingleton<TopicReader>();
        services.AddSingleton<HandoverRequest>();
        services.AddSingleton<HandoverChange>();
        services.AddSingleton<CounsellorSeats>();
        services.AddSingleton<CounsellorDesk>();
        services.AddSingleton<ConversationTransfer>();
        services.AddSingleton<ConversationPause>();
        services.AddSingleton<CounsellorQueue>();
        services.AddSingleton<CitizenPresence>();
        services.AddSingleton<DeskWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<DeskWatch>());
        return services;
    }
}
