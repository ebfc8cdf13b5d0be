using Haechi.Host.Composition;
using Haechi.Kernel.Register;
using Haechi.Platform.Cases;
using Haechi.Platform.Configuration.Model;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
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
    private static readonly Lazy<WebApplication> OnPostgres = new(() => Build("Host=localhost;Database=none"));

    public static IReadOnlyList<IHaechiModule> Modules { get; } = ModuleDiscovery.FindAll(AppContext.BaseDirectory);

    public static IReadOnlyList<ServiceManifest> Manifests => [.. App.Value.Services.GetServices<ServiceManifest>()];

    public static IReadOnlyList<NavigationItem> Navigation => [.. App.Value.Services.GetServices<NavigationItem>()];

    public static IReadOnlyList<Permission> Permissions => [.. App.Value.Services.GetServices<Permission>()];

    public static IReadOnlyList<CaseActionOption> Actions => [.. App.Value.Services.GetServices<CaseActionOption>()];

    public static IReadOnlyList<IActionCarrier> Carriers => [.. App.Value.Services.GetServices<IActionCarrier>()];

    public static IReadOnlyList<AuditGroup> AuditGroups => [.. App.Value.Services.GetServices<AuditGroup>()];

    /// <summary>Every section of the configuration with the class that is bound to it.</summary>
    public static IReadOnlyList<SettingsSection> Settings => [.. App.Value.Services.GetServices<SettingsSection>()];

    public static IReadOnlyList<Endpoint> Endpoints =>
        [.. ((IEndpointRouteBuilder)App.Value).DataSources.SelectMany(source => source.Endpoints)];

    /// <summary>Every storage area of the product on one database; nothing is connected to.</summary>
    public static IReadOnlyList<Area> Areas(DatabaseKind kind) =>
        [.. (kind == DatabaseKind.Sqlite ? App : OnPostgres).Value.Services.GetServices<Area>()];

    private static WebApplication Build() => Build(null);

    private static WebApplication Build(string? cluster)
    {
        var folder = new TempFolder(); // lives as long as the process: keys are made where the data folder is
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var app = HaechiApplication.Prepare(new StartSettings { DataFolder = folder.Path, Cluster = cluster }, Modules).Build();
        Pipeline.Map(app, Modules);
        return app;
    }
}
