using Haechi.Host.Composition;
using Haechi.Kernel.Register;
using Haechi.Platform.Modules;
using Haechi.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Architecture.Tests.Running;

/// <summary>The composed product, as it starts, without starting it: every contribution and endpoint can be looked at.</summary>
internal static class House
{
    private static readonly Lazy<WebApplication> App = new(Build);

    public static IReadOnlyList<IHaechiModule> Modules { get; } = ModuleDiscovery.FindAll(AppContext.BaseDirectory);

    public static IReadOnlyList<ServiceManifest> Manifests => [.. App.Value.Services.GetServices<ServiceManifest>()];

    public static IReadOnlyList<NavigationItem> Navigation => [.. App.Value.Services.GetServices<NavigationItem>()];

    public static IReadOnlyList<Permission> Permissions => [.. App.Value.Services.GetServices<Permission>()];

    public static IReadOnlyList<Endpoint> Endpoints =>
        [.. ((IEndpointRouteBuilder)App.Value).DataSources.SelectMany(source => source.Endpoints)];

    private static WebApplication Build()
    {
        var folder = new TempFolder(); // lives as long as the process: keys are made where the data folder is
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var app = HaechiApplication.Prepare(new StartSettings { DataFolder = folder.Path }, Modules).Build();
        Pipeline.Map(app, Modules);
        return app;
    }
}
