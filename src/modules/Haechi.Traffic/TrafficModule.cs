using System.CommandLine;
using Haechi.Platform.Modules;
using Haechi.Traffic.Signals;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Traffic;

/// <summary>Traffic (교통): so far the command line of the signal engine; the service of smart intersections is not built yet.</summary>
public sealed class TrafficModule : IHaechiModule
{
    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }

    /// <inheritdoc />
    public IEnumerable<Command> Commands(CommandHost host) => [SignalsVerb.Create(TimeProvider.System)];
}
