using Haechi.Console.Pages.Start;
using Haechi.Platform.Cases;
using Haechi.Platform.Demo;
using Haechi.Platform.Modules;
using Haechi.Traffic.SmartIntersections.Plans.Deciding;
using Haechi.Traffic.SmartIntersections.Plans.Demo;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.SmartIntersections.Plans.Making;
using Haechi.Traffic.SmartIntersections.Plans.OnStreet;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Plans.Watching;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Traffic.SmartIntersections.Plans;

/// <summary>Puts signal plans together: studio, decision of the police, deployment, watch.</summary>
internal static class PlansService
{
    public static IServiceCollection AddSignalPlans(this IServiceCollection services)
    {
        services.AddNavigation(new("traffic-plans", "work", new("신호계획", "Signal plans"), "/console/traffic/plans", "scale", 41, SmartIntersectionsService.ViewPermission));
        services.AddSingleton<PlanChange>();
        services.AddSingleton<PlanBook>();
        services.AddSingleton<PlanStudio>();
        services.AddSingleton<PlanJobs>();
        services.AddSingleton<PlanCase>();
        services.AddSingleton<PlanDesk>();
        services.AddSingleton<PlanRetry>();
        services.AddSingleton<PlanHarm>();
        services.AddSingleton<PlanWatch>();
        services.AddSingleton<Deployer>();
        services.AddSingleton<ISignalControllerAdapter, SumoCabinets>();
        services.AddSingleton<IActionCarrier, DeployCarrier>();
        services.AddSingleton<IStartNotice, PlanNotices>();
        services.AddSingleton<IDemoSeeder, DemoPlan>();
        services.AddHostedService<PlanWorker>();
        services.AddSingleton<StreetBook>();
        services.AddSingleton<StreetWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<StreetWatch>());
        return services;
    }
}
