using Haechi.Kernel.Register;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.OnlineSafety.Tests;

/// <summary>The module starts on either database with both services registered, and citizens' helpers hold what they need.</summary>
public abstract class RegistrationConformance(Sites sites) : SafetySuite(sites)
{
    [Fact]
    public void Both_services_are_registered()
    {
        var ids = Site.Get<IServiceProvider>().GetServices<ServiceManifest>().Select(manifest => manifest.Id);

        ids.ShouldBe(["image-removal", "harmful-content"], ignoreOrder: true);
    }

    [Fact]
    public void Victims_data_is_for_support_workers_alone()
    {
        var permissions = Site.Get<IServiceProvider>().GetServices<Permission>();

        permissions.Single(permission => permission.Id == "removal.work").Roles.ShouldBe([Roles.SupportWorker]);
    }
}

public sealed class SqliteRegistrationTests(Sites sites) : RegistrationConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresRegistrationTests(Sites sites) : RegistrationConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
