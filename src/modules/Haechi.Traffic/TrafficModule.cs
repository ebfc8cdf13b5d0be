using System.CommandLine;
using Haechi.Platform.Modules;
using Haechi.Traffic.Signals;
using Haechi.Traffic.SmartIntersections;
using Haechi.Traffic.SmartIntersections.Feeds;
using Haechi.Traffic.SmartIntersections.Reports;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Traffic;

/// <summary>Traffic (교통): smart intersections, and the command line of the signal engine.</summary>
public sealed class TrafficModule : IHaechiModule
{
    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPages(typeof(TrafficModule).Assembly);
        services.AddSmartIntersections(configuration);
    }

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapField();
        endpoints.MapPlanReport();
    }

    /// <inheritdoc />
    public IEnumerable<Command> Commands(CommandHost host) => [SignalsVerb.Create(TimeProvider.System)];
}
