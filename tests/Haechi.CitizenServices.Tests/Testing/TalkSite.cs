using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Composition;
using Haechi.Platform.Deliveries;
using Haechi.Platform.Demo;
using Haechi.Platform.Identity;
using Haechi.Platform.LanguageModels;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Startup;
using Haechi.Platform.Web;
using Haechi.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Case = Haechi.Kernel.Cases.Case;

namespace Haechi.CitizenServices.Tests.Testing;

/// <summary>The module on the real platform: a web server on loopback, a database of its own, the workers that a host runs.</summary>
internal sealed class TalkSite : IAsyncDisposable
{
    public const string KakaoKey = "k-0123456789abcdef";

    /// <summary>A Monday, ten in the morning in Seoul: working time runs.</summary>
    public static readonly DateTimeOffset MondayMorning = new(2026, 11, 23, 10, 0, 0, SeoulTime.Offset);

    private readonly WebApplication _app;
    private readonly TempFolder _folder;

    private TalkSite(WebApplication app, TempFolder folder, ShiftedClock clock, RecordedLog log)
    {
        (_app, _folder, Clock, Log) = (app, folder, clock, log);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public ShiftedClock Clock { get; }

    public RecordedLog Log { get; }

    /// <summary>Every file below the data folder but those of the index, which come and go by themselves.</summary>
    public IReadOnlyList<string> Files =>
        [.. Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Where(f => !f.Contains("knowledge-index", StringComparison.Ordinal))];

    public CitizenDesk Citizen => Get<CitizenDesk>();

    public static async Task<TalkSite> StartAsync(DatabaseKind kind, params (string Key, string? Value)[] settings)
    {
        Assert.SkipWhen(kind == DatabaseKind.Postgres && PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        var folder = new TempFolder();
        var clock = new ShiftedClock(MondayMorning);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var log = new RecordedLog();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Information);
        var postgres = kind == DatabaseKind.Postgres ? await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync() : null;
        var values = new Dictionary<string, string?>
        {
            ["storage:DataFolder"] = folder.Path,
            ["storage:Postgres"] = postgres,
            ["demo:Enabled"] = "false",
            ["knowledge:PageSeconds"] = "0",
            ["web:Limits:Public:Permits"] = "100000",
            ["web:Limits:Upload:Permits"] = "100000",
            ["contact_centre:desk:OpenConversations"] = "50",
            ["seoul_talk:kakao:KeyFile"] = folder.Write("kakao.key", KakaoKey + "\n"),
        };
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        builder.Configuration.AddInMemoryCollection(values);
        Register(builder.Services, builder.Configuration, clock);
        var app = builder.Build();
        Map(app);
        await app.StartAsync();
        await app.Services.GetRequiredService<StorageHealth>().Opened.WaitAsync(TimeSpan.FromMinutes(3));
        await SeedKnowledgeAsync(app.Services, clock);
        return new TalkSite(app, folder, clock, log);
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

    public Task<ConversationRow> ConversationAsync(Guid id) =>
        ReadAsync<SeoulTalkDb, ConversationRow>(db => db.Conversations.SingleAsync(c => c.Id == id));

    public Task<Case?> FindCaseAsync(Guid id) => ReadAsync<RoomsDb, Case?>(db => db.LoadCaseAsync(id, CancellationToken.None));

    public async Task<Case> CaseAsync(Guid id) => (await FindCaseAsync(id)).ShouldNotBeNull();

    public Task<IReadOnlyList<TurnView>> TurnsAsync(Guid id, int after = 0) => Get<ConversationReader>().TurnsAsync(id, after, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    /// <summary>What 서울톡 answers from; the rest of the demo city is left out.</summary>
    private static Task SeedKnowledgeAsync(IServiceProvider services, TimeProvider clock) =>
        services.GetServices<IDemoSeeder>().Single(s => s.Id == "knowledge-base")
            .SeedAsync(new DemoContext(services, clock.GetUtcNow(), new Random(1), _ => { }), CancellationToken.None);

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
        services.AddHaechiLanguageModels(configuration);
        new CitizenServicesModule().AddServices(services, configuration);
        services.LoadSessionKeysAtFirstUse();
    }

    private static void Map(WebApplication app)
    {
        app.UseHaechiWebEdge();
        app.UseStorageGate();
        app.UseHaechiWebSecurity();
        app.MapHaechiIdentity();
        app.MapHaechiWeb();
        new CitizenServicesModule().MapEndpoints(app);
    }

    private sealed class Silence : IStartupTerminal
    {
        public void Say(string line)
        {
        }
    }
}
