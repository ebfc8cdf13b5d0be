using Haechi.Platform.Demo;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Feeds;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Live;
using Haechi.Traffic.SmartIntersections.Plans;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Traffic.SmartIntersections;

/// <summary>Puts the service of smart intersections together.</summary>
internal static class SmartIntersectionsService
{
    /// <summary>Permission to see junctions, plans and reports.</summary>
    public const string ViewPermission = "traffic.view";

    /// <summary>Permission to register networks, compute plans and hand them to the police.</summary>
    public const string PlanPermission = "traffic.plan";

    /// <summary>Permission of the police to approve, amend or refuse plans.</summary>
    public const string ApprovePermission = "traffic.approve";

    public static IServiceCollection AddSmartIntersections(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddManifest(SmartIntersectionsManifest.Value);
        services.AddArea<TrafficDb, SqliteTrafficDb, PostgresTrafficDb>(TrafficDb.Area);
        services.AddPermission(new(ViewPermission, new("교차로와 신호 계획 보기", "See junctions and signal plans"), Roles.Traffic, Roles.Police, Roles.Operator, Roles.ServiceOwner, Roles.ControlTower, Roles.Auditor));
        services.AddPermission(new(PlanPermission, new("교차로 등록과 신호 계획 작성", "Register junctions and make signal plans"), Roles.Traffic));
        services.AddPermission(new(ApprovePermission, new("신호 계획 승인", "Approve signal plans"), Roles.Police));
        services.AddAuditGroup(new("traffic.", new("교통 신호", "Traffic signals")));
        services.AddNavigation(new("traffic-map", "work", new("스마트교차로", "Smart intersections"), "/console/traffic", "route", 40, ViewPermission));
        services.AddNavigation(new("traffic-live", "work", new("신호 시연", "Live signals"), "/console/traffic/live", "play", 46, ViewPermission));
        services.AddSingleton<NetworkRegistry>();
        services.AddSingleton<LiveFindings>();
        services.AddSingleton<PlanInForce>();
        services.AddSingleton<LiveTown>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveTown>());
        services.AddSingleton<LiveDesk>();
        services.AddSingleton<IDemoSeeder, TownSeeder>();
        services.AddField(configuration);
        services.AddSignalPlans();
        return services;
    }
}
