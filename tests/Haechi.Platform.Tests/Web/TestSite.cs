using System.Net;
using Haechi.Platform.Composition;
using Haechi.Platform.Identity;
using Haechi.Platform.Persistence;
using Haechi.Platform.Web;
using Haechi.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Haechi.Platform.Tests.Web;

/// <summary>A real site on loopback with a real SQLite file and a clock that the test moves.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly WebApplication _app;

    private TestSite(WebApplication app, TempFolder folder, TestClock clock, RecordedLog log) =>
        (_app, _folder, Clock, Log) = (app, folder, clock, log);

    public TestClock Clock { get; }

    public RecordedLog Log { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address => new(_app.Urls.First());

    public static async Task<TestSite> StartAsync(
        Action<WebApplication>? map = null, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings)
    {
        var folder = new TempFolder();
        var clock = new TestClock();
        var log = new RecordedLog();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("storage:DataFolder", folder.Path), .. settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value))]);
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Information);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddHaechiStorage(builder.Configuration);
        builder.Services.AddHaechiIdentity(builder.Configuration);
        builder.Services.AddHaechiWebSecurity(builder.Configuration);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        foreach (var area in app.Services.GetServices<Area>())
        {
            await using var db = area.Create();
            await db.Database.MigrateAsync();
        }

        app.UseHaechiWebEdge();
        app.UseHaechiWebSecurity();
        app.MapHaechiIdentity();
        TestRoutes.Map(app);
        map?.Invoke(app);
        await app.StartAsync();
        return new TestSite(app, folder, clock, log);
    }

    /// <summary>A browser: keeps cookies, follows no redirect.</summary>
    public HttpClient Browser()
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return browser;
    }

    /// <summary>A machine: no cookies, none of a browser's headers.</summary>
    public HttpClient Machine() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    /// <summary>A browser that is signed in.</summary>
    public async Task<HttpClient> SignedInAsync(string userName, string password)
    {
        var browser = Browser();
        var answer = await browser.PostAsync("/test/sign-in", Form(("user", userName), ("password", password)));
        (await answer.Content.ReadAsStringAsync()).ShouldBe(nameof(SignInAnswer.SignedIn));
        return browser;
    }

    public static FormUrlEncodedContent Form(params (string Key, string Value)[] fields) =>
        new(fields.Select(field => new KeyValuePair<string, string>(field.Key, field.Value)));

    /// <summary>The acts in the audit trail, in order.</summary>
    public async Task<IReadOnlyList<string>> ActsAsync()
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<Haechi.Platform.Rooms.RoomsDb>>().CreateDbContextAsync();
        return await db.Audit.OrderBy(row => row.Sequence).Select(row => row.Act).ToListAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
