using Haechi.Platform.Composition;
using Haechi.Platform.Deliveries;
using Haechi.Platform.Identity;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.Startup;
using Haechi.Platform.Web;
using Haechi.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Haechi.OnlineSafety.Tests.Testing;

/// <summary>The module on the real platform: a web server on loopback, a database of its own, the workers that a host runs.</summary>
internal sealed class SafetySite : IAsyncDisposable
{
    /// <summary>A Monday, ten in the morning in Seoul.</summary>
    public static readonly DateTimeOffset MondayMorning = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(9));

    private readonly WebApplication _app;
    private readonly TempFolder _folder;
    private readonly Lazy<HttpClient> _client;

    private SafetySite(WebApplication app, TempFolder folder, ShiftedClock clock)
    {
        (_app, _folder, Clock) = (app, folder, clock);
        _client = new Lazy<HttpClient>(() => new HttpClient { BaseAddress = new Uri(app.Urls.First()) });
    }

    public HttpClient Client => _client.Value;

    public ShiftedClock Clock { get; }

    public static async Task<SafetySite> StartAsync(DatabaseKind kind, params (string Key, string? Value)[] settings)
    {
        var site = await PrepareAsync(kind, settings);
        Map(site._app);
        await site._app.StartAsync();
        await site._app.Services.GetRequiredService<StorageHealth>().Opened.WaitAsync(TimeSpan.FromMinutes(3));
        return site;
    }

    /// <summary>Built but not started: no worker runs and no port is open. For a database that was made by another.</summary>
    public static async Task<SafetySite> PrepareAsync(DatabaseKind kind, params (string Key, string? Value)[] settings)
    {
        Assert.SkipWhen(kind == DatabaseKind.Postgres && PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        var folder = new TempFolder();
        var clock = new ShiftedClock(MondayMorning);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var values = new Dictionary<string, string?>
        {
            ["storage:DataFolder"] = folder.Path,
            ["storage:Postgres"] = kind == DatabaseKind.Postgres && settings.All(s => s.Key != "storage:Postgres") ? await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync() : null,
            ["demo:Enabled"] = "false",
        };
        foreach (var (key, value) in settings)
            values[key] = value;
        builder.Configuration.AddInMemoryCollection(values);
        Register(builder.Services, builder.Configuration, clock);
        return new SafetySite(builder.Build(), folder, clock);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Reads with a context of its own.</summary>
    public async Task<T> ReadAsync<TDb, T>(Func<TDb, Task<T>> read)
        where TDb : DbContext
    {
        await using var db = await Get<IDbContextFactory<TDb>>().CreateDbContextAsync();
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private static void Register(IServiceCollection services, ConfigurationManager configuration, ShiftedClock clock)
    {
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IStartupTerminal, Silence>();
        services.AddHaechiStorage(configuration);
        services.AddHaechiInstance(configuration);
        services.AddHaechiStartup();
        services.AddHaechiIdentity(configuration);
        services.AddHaechiWebSecurity(configuration);
        services.AddHaechiOutbox(configuration);
        services.AddHaechiDeliveries(configuration);
        services.AddHaechiIngestion(configuration);
        new OnlineSafetyModule().AddServices(services, configuration);
        services.LoadSessionKeysAtFirstUse();
    }

    private static void Map(WebApplication app)
    {
        app.UseHaechiWebEdge();
        app.UseStorageGate();
        app.UseHaechiWebSecurity();
        app.MapHaechiIdentity();
        app.MapHaechiWeb();
        new OnlineSafetyModule().MapEndpoints(app);
    }

    private sealed class Silence : IStartupTerminal
    {
        public void Say(string line)
        {
        }
    }
}
