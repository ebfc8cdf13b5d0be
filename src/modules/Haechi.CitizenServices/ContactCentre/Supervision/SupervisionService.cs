using Haechi.CitizenServices.ContactCentre.Demo;
using Haechi.CitizenServices.ContactCentre.Supervision.Board;
using Haechi.CitizenServices.ContactCentre.Supervision.Exports;
using Haechi.CitizenServices.ContactCentre.Supervision.Parking;
using Haechi.CitizenServices.ContactCentre.Supervision.Reviews;
using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.ContactCentre.Supervision.Words;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.Platform.Configuration;
using Haechi.Platform.Demo;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.CitizenServices.ContactCentre.Supervision;

/// <summary>Puts together what the supervisors of the 120 contact centre work with.</summary>
internal static class SupervisionService
{
    /// <summary>Permission to see the board, the words and the trends, and to export them.</summary>
    public const string SupervisePermission = "contact.supervise";

    /// <summary>Permission to draw conversations and to read and review them.</summary>
    public const string ReviewPermission = "contact.review";

    public static IServiceCollection AddSupervision(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddArea<SupervisionDb, SqliteSupervisionDb, PostgresSupervisionDb>(SupervisionDb.Area);
        services.AddSettings<SupervisionOptions>(configuration, SupervisionOptions.Section);
        services.AddPermission(new(SupervisePermission, new("상담 현황 보기", "See the contact centre's board"), Roles.ServiceOwner, Roles.ControlTower));
        services.AddPermission(new(ReviewPermission, new("상담 품질 평가", "Review conversations"), Roles.ServiceOwner));
        services.AddAuditGroup(new("contact.", new("상담 관리", "Contact centre")));
        services.AddNavigation(new("contact-board", "work", new("상담 현황", "Contact centre"), "/console/contact-centre", "pulse", 22, SupervisePermission));
        services.AddNavigation(new("contact-own-reviews", "work", new("내 상담 평가", "My reviews"), "/console/contact-centre/mine", "star", 24, SeoulTalkService.TalkPermission));
        services.AddSingleton<ContactBoard>();
        services.AddSingleton<DayCounting>();
        services.AddHostedService(provider => provider.GetRequiredService<DayCounting>());
        services.AddSingleton(_ => new TermReader(Vocabulary()));
        services.AddSingleton<TermCounter>();
        services.AddHostedService<TermCounting>();
        services.AddSingleton<RisingWords>();
        services.AddSingleton<WordUses>();
        services.AddSingleton<ReviewSampling>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<ReviewList>();
        services.AddSingleton<IRetentionPolicy, ReviewRetention>();
        services.AddSingleton<ParkingShare>();
        services.AddSingleton<IDemoSeeder, PastSeeder>();
        services.AddLocalization();
        services.AddSingleton<BoardSheets>();
        services.AddSingleton<StaySheets>();
        return services;
    }

    public static void MapSupervision(this IEndpointRouteBuilder endpoints) => endpoints.MapBoardExport();

    /// <summary>Texts of the house, whose words are no names of people.</summary>
    private static IEnumerable<string> Vocabulary() =>
        KnowledgeYaml.ReadDemo().Entries.SelectMany(e => e.Questions.Concat(e.Keywords).Append(e.Title).Append(e.Body))
            .Concat(ReportKinds.Shipped.All.Select(k => k.Name.Ko));
}
