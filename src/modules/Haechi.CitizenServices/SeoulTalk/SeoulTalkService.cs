using Haechi.CitizenServices.SeoulTalk.Channels.Kakao;
using Haechi.CitizenServices.SeoulTalk.Channels.Web;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Demo;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Filing;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.SeoulTalk.Pages;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Retention;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Wording;
using Haechi.Console.Pages.Cases;
using Haechi.Platform.Cases;
using Haechi.Platform.Configuration;
using Haechi.Platform.Demo;
using Haechi.Platform.LanguageModels;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Register;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.CitizenServices.SeoulTalk;

/// <summary>Puts 서울톡 together.</summary>
internal static class SeoulTalkService
{
    /// <summary>Permission to talk with citizens.</summary>
    public const string TalkPermission = "talk.counsel";

    public static IServiceCollection AddSeoulTalk(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddManifest(SeoulTalkManifest.With(configuration.GetSection(LanguageModelOptions.Section).Get<LanguageModelOptions>()));
        services.AddArea<SeoulTalkDb, SqliteSeoulTalkDb, PostgresSeoulTalkDb>(SeoulTalkDb.Area);
        services.AddPermission(new(TalkPermission, new("시민 상담", "Talk with citizens"), Roles.Counsellor));
        services.AddAuditGroup(new("talk.", new("상담 대화", "Conversations")));
        services.AddNavigation(new("talk-desk", "work", new("상담", "Conversations"), "/console/talk", "chat", 20, TalkPermission));
        services.AddNavigation(new("talk-page", "public", new("서울톡", "Seoul Talk"), "/talk", "chat", 10));
        services.AddSettings<KakaoOptions>(configuration, KakaoOptions.Section);
        foreach (var action in ReportActions.All)
        {
            services.AddCaseAction(action);
        }

        services.AddSingleton<IActionCarrier, ReplyCarrier>();
        services.AddSingleton<IActionCarrier, ReferralCarrier>();
        services.AddSingleton<TurnWriter>();
        services.AddSingleton<TurnSignals>();
        services.AddHostedService<TurnFeed>();
        services.AddSingleton<ConversationReader>();
        services.AddSingleton<CitizenDesk>();
        services.AddHandover(configuration);
        services.AddSingleton<KakaoConversations>();
        services.AddSingleton<BotTurn>();
        services.AddSingleton<QuestionPreparation>();
        services.AddSingleton<AnswerWording>();
        services.AddSingleton<IServiceCondition, WordingCondition>();
        services.AddSingleton<ReportFiling>();
        services.AddSingleton<ReportReader>();
        services.AddCasePanel(new CasePanel(SeoulTalkManifest.ServiceId, typeof(ReportPanel)));
        services.AddCaseKindName(new CaseKindName(SeoulTalkManifest.ServiceId, HandoverRequest.FindingKind, new("상담 요청", "Asks for a person")));
        foreach (var kind in ReportKinds.Shipped.All)
        {
            services.AddCaseKindName(new CaseKindName(SeoulTalkManifest.ServiceId, kind.Id, kind.Name));
        }

        services.AddSingleton<IRetentionPolicy, ConversationRetention>();
        services.AddSingleton<IDemoSeeder, SeoulTalkSeeder>();
        services.AddSingleton(ReportKinds.Shipped);
        services.AddSingleton(provider => new DialogueEngine(
            provider.GetRequiredService<KnowledgeSearch>(), ReportKinds.Shipped, TalkTexts.Shipped, DialogueOptions.Default));
        return services;
    }

    public static void MapSeoulTalk(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapTalk();
        endpoints.MapKakao();
    }
}
