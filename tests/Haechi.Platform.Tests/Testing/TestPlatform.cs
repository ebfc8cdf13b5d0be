using System.Security.Claims;
using System.Text.Encodings.Web;
using Haechi.Kernel;
using Haechi.Kernel.Register;
using Haechi.Platform.Composition;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Tests.Testing;

/// <summary>The real platform on a real database of its own, with one registered service and callers made up of a header.</summary>
public sealed class TestPlatform : IAsyncDisposable
{
    public const string ServiceId = "test-service";
    private readonly WebApplication _app;
    private readonly TempFolder? _folder;

    private TestPlatform(WebApplication app, TempFolder? folder)
    {
        (_app, _folder) = (app, folder);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new HttpClient { BaseAddress = new Uri(address) };
        Client.DefaultRequestHeaders.Add("X-Permissions", string.Join(' ', PlatformPermissions.All.Select(p => p.Id)));
    }

    /// <summary>A caller that holds every permission.</summary>
    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public Ledger Ledger => Get<Ledger>();

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public static ServiceManifest Manifest(string id = ServiceId, double threshold = 0) => new()
    {
        Id = id,
        Name = new LocalizedText("시험 서비스", "Test service"),
        Summary = new LocalizedText("시험", "Test"),
        Organisation = new LocalizedText("서울시", "Seoul"),
        Department = new LocalizedText("시험과", "Test division"),
        Area = new LocalizedText("시험", "Test"),
        Purpose = new LocalizedText("시험", "Test"),
        LegalBasis = new LocalizedText("시험", "Test"),
        Risk = RiskClass.Ordinary,
        RiskReason = new LocalizedText("시험", "Test"),
        Data = DataClass.Internal,
        Stage = ServiceStage.Operating,
        RetentionDays = 30,
        CaseThreshold = threshold,
    };

    /// <param name="kind">Which database.</param>
    /// <param name="add">More services.</param>
    /// <param name="map">Endpoints.</param>
    /// <param name="postgres">A database that another platform uses already; null for a new one.</param>
    public static async Task<TestPlatform> StartAsync(
        DatabaseKind kind, Action<IServiceCollection, IConfiguration> add, Action<WebApplication>? map = null, string? postgres = null)
    {
        Assert.SkipWhen(kind == DatabaseKind.Postgres && PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        var folder = new TempFolder();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration["storage:dataFolder"] = folder.Path;
        builder.Configuration["storage:postgres"] = kind == DatabaseKind.Postgres
            ? postgres ?? await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync()
            : null;
        builder.Services.AddHaechiStorage(builder.Configuration);
        builder.Services.AddManifest(Manifest());
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, HeaderCallers>("test", null);
        builder.Services.AddAuthorization(options =>
        {
            foreach (var permission in PlatformPermissions.All)
            {
                options.AddPolicy(permission.Id, p => p.RequireClaim("permission", permission.Id));
            }
        });
        add(builder.Services, builder.Configuration);
        var app = builder.Build();
        foreach (var area in app.Services.GetServices<Area>())
        {
            await using var db = area.Create();
            await db.Database.MigrateAsync();
        }

        app.Services.GetRequiredService<StorageHealth>().SchemaStands();
        map?.Invoke(app);
        await app.StartAsync();
        return new TestPlatform(app, folder);
    }

    /// <summary>Reads with a context of its own.</summary>
    public async Task<T> ReadAsync<TDb, T>(Func<TDb, Task<T>> read)
        where TDb : DbContext
    {
        await using var db = await Get<IDbContextFactory<TDb>>().CreateDbContextAsync();
        return await read(db);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder?.Dispose();
    }

    /// <summary>Callers as headers say: X-Permissions, X-Services, X-Caller. Without X-Permissions nobody is signed in.</summary>
    private sealed class HeaderCallers(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (!Request.Headers.TryGetValue("X-Permissions", out var permissions))
            {
                return Task.FromResult(AuthenticateResult.NoResult());
            }

            string caller = Request.Headers.TryGetValue("X-Caller", out var name) ? name.ToString() : "tester";
            var claims = new List<Claim> { new(ClaimTypes.NameIdentifier, caller), new(ClaimTypes.Name, caller), new("haechi:machine", "true") };
            claims.AddRange(Words(permissions.ToString()).Select(p => new Claim("permission", p)));
            claims.AddRange(Words(Request.Headers["X-Services"].ToString()).Select(s => new Claim("haechi:service", s)));
            var ticket = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, "test")), "test");
            return Task.FromResult(AuthenticateResult.Success(ticket));
        }

        private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
