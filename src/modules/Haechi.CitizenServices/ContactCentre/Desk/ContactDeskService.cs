using Haechi.CitizenServices.ContactCentre.Desk.Closing;
using Haechi.CitizenServices.ContactCentre.Desk.Messages;
using Haechi.CitizenServices.ContactCentre.Desk.Sheet;
using Haechi.CitizenServices.ContactCentre.Desk.Storage;
using Haechi.CitizenServices.ContactCentre.Desk.Suggestions;
using Haechi.Platform.Configuration;
using Haechi.Platform.Modules;
using Haechi.Platform.Telemetry.Health;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.CitizenServices.ContactCentre.Desk;

/// <summary>Puts the counsellor's desk of the 120 contact centre together.</summary>
internal static class ContactDeskService
{
    public static IServiceCollection AddContactDesk(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddManifest(ContactCentreManifest.Value);
        services.AddArea<ContactDeskDb, SqliteContactDeskDb, PostgresContactDeskDb>(ContactDeskDb.Area);
        services.AddSingleton<SheetReader>();
        services.AddSingleton<SheetDesk>();
        services.AddSingleton<CounsellorFiling>();
        services.AddSingleton<ConsultationClosing>();
        services.AddSingleton<SuggestionFinder>();
        services.AddSettings<MessageOptions>(configuration, MessageOptions.Section);
        services.AddSettings<EmailOptions>(configuration, EmailOptions.Section);
        services.AddSettings<SmsOptions>(configuration, SmsOptions.Section);
        services.AddAuditGroup(new("message.", new("안내문 발송", "Messages to citizens")));
        services.AddSingleton<IMessageTransport, SmtpTransport>();
        services.AddSingleton<IMessageTransport, GatewayTransport>();
        services.AddSingleton<MessageDesk>();
        services.AddSingleton<MessageLog>();
        services.AddSingleton<MessageWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<MessageWorker>());
        services.AddSingleton<IHealthPart, MessagesHealthPart>();
        services.AddSingleton<IRetentionPolicy, ContactDeskRetention>();
        return services;
    }
}
