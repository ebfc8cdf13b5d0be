using Haechi.Host.Composition;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Streams;
using Haechi.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Functional.Tests.Cluster;

/// <summary>Two built hosts on loopback that share a PostgreSQL of their own and one inbox, as two machines would.</summary>
internal sealed class ClusterOfTwo : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PrivatePostgres _postgres;
    private readonly WebApplication _services;
    private readonly Dictionary<int, HostProcess> _bySiloPort = [];

    private ClusterOfTwo(PrivatePostgres postgres, string connection)
    {
        _postgres = postgres;
        var settings = new StartSettings { Cluster = connection, DataFolder = _folder.File("one"), Empty = true };
        _services = HaechiApplication.Prepare(settings, ModuleDiscovery.FindAll(AppContext.BaseDirectory)).Build();
        Connection = connection;
    }

    public string Connection { get; }

    public string Inbox => _folder.File("inbox");

    public IReadOnlyCollection<HostProcess> Hosts => _bySiloPort.Values;

    public static async Task<ClusterOfTwo> StartAsync()
    {
        var postgres = await PrivatePostgres.StartAsync(durable: true);
        var cluster = new ClusterOfTwo(postgres, await postgres.CreateDatabaseAsync());
        await cluster.AddHostAsync("one");
        Directory.CreateDirectory(cluster._folder.File("two"));
        await cluster.AddHostAsync("two");
        await Eventually.HoldsAsync(
            () => cluster.ReadAsync<StreamsDb, bool>(async db => await db.Members.CountAsync(m => m.Status == "Active") == 2),
            "both silos are members",
            TimeSpan.FromMinutes(2));
        return cluster;
    }

    public T Get<T>()
        where T : notnull => _services.Services.GetRequiredService<T>();

    public async Task<T> ReadAsync<TDb, T>(Func<TDb, Task<T>> read)
        where TDb : DbContext
    {
        await using var db = await Get<IDbContextFactory<TDb>>().CreateDbContextAsync();
        return await read(db);
    }

    public Task<IReadOnlyList<StreamLine>> StreamsAsync() => Get<StreamDirectory>().ListAsync(CancellationToken.None);

    /// <summary>The host where a stream runs, by the silo's port in <c>address:port@generation</c>.</summary>
    public HostProcess HostOf(StreamLine stream) => _bySiloPort[int.Parse(stream.Host!.Split(':')[^1].Split('@')[0], System.Globalization.CultureInfo.InvariantCulture)];

    public async Task<string> TokenAsync(string permission = PlatformPermissions.IngestWrite)
    {
        var made = await Get<ApiTokens>().CreateAsync(new ApiTokenRequest("test", [permission], []), Actor.System, CancellationToken.None);
        return made.Value.Token;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Hosts)
        {
            await host.DisposeAsync();
        }

        await _services.DisposeAsync();
        await _postgres.DisposeAsync();
        _folder.Dispose();
    }

    private async Task AddHostAsync(string name)
    {
        var siloPort = Ports.Free();
        var environment = new Dictionary<string, string>
        {
            ["HAECHI__cluster__silo_port"] = $"{siloPort}",
            ["HAECHI__streams__inbox"] = Inbox,
            ["HAECHI_AUDIT_KEY_FILE"] = name == "one" ? "" : _folder.File("one", "keys", "audit.key"),
            ["HAECHI_FIELD_KEY_FILE"] = name == "one" ? "" : _folder.File("one", "keys", "field.key"),
        };
        _bySiloPort[siloPort] = await HostProcess.StartAsync(_folder.File(name), ["--empty", "--cluster", Connection], environment);
    }
}
