using System.Net;
using System.Text.RegularExpressions;
using Haechi.Platform.Composition;
using Haechi.Platform.Identity;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Haechi.Console.Tests.Account;

/// <summary>The account pages on loopback with a real database, and a browser that fills in their forms.</summary>
internal sealed partial class AccountSite : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly WebApplication _app;

    private AccountSite(WebApplication app, DirectoryInfo folder)
    {
        (_app, _folder) = (app, folder);
        Browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(app.Urls.First()) };
        Browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        Browser.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    /// <summary>Keeps cookies and follows redirects.</summary>
    public HttpClient Browser { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<AccountSite> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("haechi-account-");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection([new("storage:DataFolder", folder.FullName)]);
        builder.Services.AddHaechiStorage(builder.Configuration);
        builder.Services.AddHaechiIdentity(builder.Configuration);
        builder.Services.AddHaechiWebSecurity(builder.Configuration);
        builder.Services.AddHaechiOutbox(builder.Configuration);
        builder.Services.AddHaechiConsole(builder.Configuration);
        var app = builder.Build();
        foreach (var area in app.Services.GetServices<Area>())
        {
            await using var db = area.Create();
            await db.Database.MigrateAsync();
        }

        app.UseHaechiConsole();
        app.UseHaechiWebEdge();
        app.UseHaechiWebSecurity();
        app.MapHaechiIdentity();
        app.MapHaechiConsole();
        await app.StartAsync();
        return new AccountSite(app, folder);
    }

    /// <summary>Opens a page, fills in one of its forms and sends it with everything hidden in it.</summary>
    /// <param name="path">Page.</param>
    /// <param name="form">The form's handler name.</param>
    /// <param name="fields">What a person types.</param>
    public async Task<(Uri At, string Page)> SubmitAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await Browser.GetStringAsync(path);
        var text = Forms().Matches(page).Select(m => m.Value).Single(f => f.Contains($"value=\"{form}\"", StringComparison.Ordinal));
        var hidden = Hidden().Matches(text).Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        var answer = await Browser.PostAsync(path, content);
        return (answer.RequestMessage!.RequestUri!, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)""")]
    private static partial Regex Hidden();
}
