using System.Net;
using System.Net.Sockets;
using Haechi.Platform.Persistence;
using Haechi.Platform.Streams.Running;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Haechi.Platform.Streams.Cluster;

/// <summary>Adds the silo that runs the streams.</summary>
public static class SiloRegistration
{
    /// <summary>
    /// Adds the silo and the keeper; only <c>serve</c> needs them. On SQLite the silo is alone and opens no port;
    /// on PostgreSQL it joins the cluster of section <c>cluster</c>.
    /// </summary>
    public static IServiceCollection AddHaechiSilo(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var storage = configuration.GetSection("storage").Get<StorageOptions>() ?? new StorageOptions();
        var cluster = configuration.GetSection("cluster").Get<ClusterSettings>() ?? new ClusterSettings();
        var together = storage.Kind == DatabaseKind.Postgres;
        services.AddHostedService<BoardWriter>();
        var before = services.Count;
        services.AddOrleans(silo => Configure(silo, cluster, together));
        TakeOverStart(services, before);
        if (!together)
        {
            CloseDoor(services);
        }

        services.AddSingleton(provider => new StreamRuntime(
            provider.GetRequiredService<StreamStore>(), provider.GetRequiredService<StreamBoard>(), provider.GetRequiredService<IOptions<StreamOptions>>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>(),
            provider.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString()));
        services.AddSingleton<SiloLauncher>();
        services.AddHostedService(provider => provider.GetRequiredService<SiloLauncher>());
        services.AddHostedService<StreamKeeper>();
        services.AddLogging(Quieter);
        return services;
    }

    private static void Configure(ISiloBuilder silo, ClusterSettings cluster, bool together)
    {
        var port = cluster.SiloPort > 0 || !together ? Math.Max(cluster.SiloPort, 1) : FreePort();
        if (together)
        {
            silo.Services.AddSingleton<IMembershipTable, MembershipTable>();
            silo.Configure<EndpointOptions>(o => Listen(o, cluster, port));
        }
        else
        {
            silo.UseLocalhostClustering(siloPort: port, gatewayPort: 0);
        }

        silo.AddReminders();
        silo.Services.AddSingleton<IReminderTable, ReminderTable>();
        silo.Configure<ClusterOptions>(o => (o.ClusterId, o.ServiceId) = (cluster.Id, cluster.Id));
        silo.Configure<ClusterMembershipOptions>(o => Watch(o, cluster));
        // Streams are few and long-lived: the directory's default cache alone takes 20 MB.
        silo.Configure<GrainDirectoryOptions>(o => o.CacheSize = 10_000);
        silo.Configure<DeploymentLoadPublisherOptions>(o => o.DeploymentLoadPublisherRefreshTime = TimeSpan.FromSeconds(together ? 5 : 60));
    }

    private static void Listen(EndpointOptions options, ClusterSettings cluster, int port)
    {
        options.AdvertisedIPAddress = IPAddress.Parse(cluster.AdvertisedAddress);
        (options.SiloPort, options.GatewayPort) = (port, 0);
        options.SiloListeningEndpoint = new IPEndPoint(IPAddress.Parse(cluster.ListenAddress ?? cluster.AdvertisedAddress), port);
    }

    /// <summary>A dead host is to be known within seconds, and a cluster that died as a whole must not wait for its own ghosts.</summary>
    private static void Watch(ClusterMembershipOptions options, ClusterSettings cluster)
    {
        options.ProbeTimeout = cluster.ProbeTimeout;
        options.TableRefreshTimeout = TimeSpan.FromSeconds(15);
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Orleans' hosted service would start the silo before the schema stands; the launcher starts it instead.</summary>
    private static void TakeOverStart(IServiceCollection services, int from)
    {
        var started = services.Skip(from).Single(d => d.ServiceType == typeof(IHostedService));
        services.Remove(started);
        services.AddSingleton(new SiloService(provider => started.ImplementationFactory is { } create
            ? (IHostedService)create(provider)
            : (IHostedService)ActivatorUtilities.CreateInstance(provider, started.ImplementationType!)));
    }

    private static void CloseDoor(IServiceCollection services)
    {
        for (var i = 0; i < services.Count; i++)
        {
            if (services[i] is { IsKeyedService: true } door && door.ServiceType == typeof(IConnectionListenerFactory))
            {
                services[i] = new ServiceDescriptor(typeof(IConnectionListenerFactory), door.ServiceKey, (_, _) => new ClosedDoor(), ServiceLifetime.Singleton);
            }
        }
    }

    private static void Quieter(ILoggingBuilder logs)
    {
        logs.AddFilter("Orleans", LogLevel.Warning);
        // They advise server garbage collection, which costs memory, and count idle time since the machine's start as a hang.
        logs.AddFilter("Orleans.Runtime.Silo", LogLevel.Error);
        logs.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
    }
}
