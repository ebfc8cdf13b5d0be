using System.CommandLine;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Modules;

/// <summary>
/// A module: one project that serves one field. The host discovers every module in its folder; nothing else is edited
/// when one arrives. What it contributes (manifests, navigation, permissions, pages, storage, workers) goes through
/// the <c>Add…</c> methods of <see cref="ModuleContributions"/>.
/// </summary>
public interface IHaechiModule
{
    /// <summary>Registers the module's services and contributions.</summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>Maps the module's endpoints. Pages need no mapping: their assembly is contributed.</summary>
    void MapEndpoints(IEndpointRouteBuilder endpoints);

    /// <summary>Verbs for the product's one command line. Default: none.</summary>
    /// <param name="host">Runs a verb with the product's services.</param>
    IEnumerable<Command> Commands(CommandHost host) => [];
}

/// <summary>Lets a verb run with the product's services, without the web server.</summary>
/// <param name="RunAsync">Builds the services, runs the verb's work and returns the exit code.</param>
public sealed record CommandHost(Func<Func<IServiceProvider, CancellationToken, Task<int>>, CancellationToken, Task<int>> RunAsync);
