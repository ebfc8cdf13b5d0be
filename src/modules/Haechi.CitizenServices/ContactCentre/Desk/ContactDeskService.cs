using Haechi.CitizenServices.ContactCentre.Desk.Closing;
using Haechi.CitizenServices.ContactCentre.Desk.Sheet;
using Haechi.CitizenServices.ContactCentre.Desk.Storage;
using Haechi.CitizenServices.ContactCentre.Desk.Suggestions;
using Haechi.Platform.Modules;
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
        services.AddSingleton<IRetentionPolicy, ContactDeskRetention>();
        return services;
    }
}
