using Haechi.CitizenServices.Knowledge.Pages;
using Haechi.CitizenServices.Knowledge.Questions.Storage;
using Haechi.CitizenServices.Knowledge.Trial;
using Haechi.Console.Pages.Start;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.CitizenServices.Knowledge.Questions;

/// <summary>Puts the editors' list of questions and their pages together.</summary>
internal static class QuestionService
{
    public static IServiceCollection AddKnowledgeQuestions(this IServiceCollection services)
    {
        services.AddArea<QuestionDb, SqliteQuestionDb, PostgresQuestionDb>(QuestionDb.Area);
        services.AddSingleton<QuestionSource>();
        services.AddSingleton<QuestionBoard>();
        services.AddSingleton<QuestionDesk>();
        services.AddSingleton<BotTrial>();
        services.AddScoped<OwnOffice>();
        services.AddSingleton<IStartNotice, ExpiringNotice>();
        services.AddSingleton<IStartNotice, OpenQuestionsNotice>();
        services.AddSingleton<IStartNotice, GoneNotice>();
        services.AddNavigation(new("knowledge", "work", new("지식 관리", "Knowledge base"), "/console/knowledge", "book", 30, KnowledgeService.EditPermission));
        return services;
    }
}
