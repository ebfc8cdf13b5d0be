using Haechi.Console.Pages.Audit;
using Haechi.Console.Pages.Cases;
using Haechi.Console.Pages.Developers;
using Haechi.Console.Pages.Start;
using Haechi.Platform.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Console.Pages;

/// <summary>The console's own pages: what they need, their endpoints and their places in the menu.</summary>
internal static class ConsolePages
{
    public static IServiceCollection AddConsolePages(this IServiceCollection services)
    {
        services.AddSingleton<CaseWords>();
        services.AddSingleton<CaseChanges>();
        services.AddHostedService(provider => provider.GetRequiredService<CaseChanges>());
        services.AddScoped<StartBoard>();
        services.AddSingleton<ApiGuide>();
        services.AddNavigation(new("start", "work", new("오늘의 업무", "Today"), ConsolePaths.Start, "home", 0));
        services.AddNavigation(new("cases", "work", new("사건 처리", "Cases"), "/console/cases", "inbox", 10, PlatformPermissions.CaseRead));
        services.AddNavigation(new("register", "oversight", new("알고리즘 등록부", "Register"), "/console/register", "register", 10, PlatformPermissions.RegisterRead));
        services.AddNavigation(new("audit", "oversight", new("감사 기록", "Audit trail"), "/console/audit", "audit", 20, PlatformPermissions.AuditRead));
        services.AddNavigation(new("users", "system", new("사용자", "Users"), "/console/users", "users", 10, PlatformPermissions.UsersManage));
        services.AddNavigation(new("health", "system", new("시스템 상태", "Health"), "/console/health", "pulse", 0, PlatformPermissions.SettingsManage));
        services.AddNavigation(new("streams", "system", new("수집 스트림", "Streams"), "/console/streams", "stream", 20, PlatformPermissions.StreamsManage));
        services.AddNavigation(new("deliveries", "system", new("외부 전송", "Deliveries"), "/console/deliveries", "send", 30, PlatformPermissions.DeliveriesManage));
        services.AddNavigation(new("language-model", "system", new("언어모델", "Language model"), "/console/language-model", "robot", 35, PlatformPermissions.ModelsRead));
        services.AddNavigation(new("settings", "system", new("설정", "Settings"), "/console/settings", "settings", 40, PlatformPermissions.SettingsManage));
        services.AddNavigation(new("home", "public", new("처음", "Home"), "/", "home", 0));
        services.AddNavigation(new("public-register", "public", new("알고리즘 등록부", "Algorithm register"), "/register", "register", 80));
        services.AddNavigation(new("developers", "public", new("개발자 안내", "Developers"), "/developers", "link", 90));
        return services;
    }

    public static void MapConsolePages(this IEndpointRouteBuilder endpoints) => endpoints.MapAuditExport();
}
