using System.CommandLine;
using Haechi.OnlineSafety.Collection;
using Haechi.OnlineSafety.Collection.Pushing;
using Haechi.OnlineSafety.Evidence;
using Haechi.OnlineSafety.HarmfulContent;
using Haechi.OnlineSafety.Hashing;
using Haechi.OnlineSafety.ImageRemoval;
using Haechi.OnlineSafety.ImageRemoval.Looks;
using Haechi.OnlineSafety.ImageRemoval.Requests;
using Haechi.OnlineSafety.Text;
using Haechi.Platform.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.OnlineSafety;

/// <summary>Online safety (온라인 안전): image removal support and the detection of harmful content, and what both collect.</summary>
public sealed class OnlineSafetyModule : IHaechiModule
{
    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPages(typeof(OnlineSafetyModule).Assembly);
        services.AddSingleton<EvidenceKeyring>();
        services.AddCollection(configuration);
        services.AddImageRemoval(configuration);
        services.AddHarmfulContent(configuration);
    }

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRequests();
        endpoints.MapPushing();
        endpoints.MapHarmfulContent();
        endpoints.MapRemovalDesk();
    }

    /// <inheritdoc />
    public IEnumerable<Command> Commands(CommandHost host) => [HashVerb.Create(TimeProvider.System), EvidenceVerb.Create(host), TextVerb.Create()];
}
