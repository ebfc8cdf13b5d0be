using System.Text.RegularExpressions;
using Haechi.Testing;
using Microsoft.Playwright;

namespace Haechi.EndToEnd.Tests;

/// <summary>The real host with the demo city, and a real browser. Started once for all journeys.</summary>
public sealed partial class DemoCity : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    /// <summary>How long a page may take on a machine that does much else, in milliseconds.</summary>
    private const float Patience = 60_000;

    private const string Administrator = "admin";
    private const string Chosen = "a-password-of-the-journeys";
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _sessions = [];
    private IPlaywright? _playwright;
    private HostProcess? _host;

    /// <summary>Root of the site.</summary>
    public string Site => $"http://localhost:{_host!.Port}";

    /// <summary>The browser; null where there is none.</summary>
    public IBrowser? Browser { get; private set; }

    /// <summary>Requests that a page made to another host, which none may.</summary>
    public List<string> ForeignRequests { get; } = [];

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (FindChromium() is not { } chromium)
        {
            return;
        }

        _host = await HostProcess.StartAsync(_folder.Path);
        await Eventually.HoldsAsync(() => _host.Output.Contains("Haechi is ready", StringComparison.Ordinal), "the demo city is seeded", TimeSpan.FromMinutes(3));
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience);
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Flags });
    }

    // data: and blob: are the page's own memory: nothing leaves the browser for them.
    private bool StaysHere(string address) =>
        address.StartsWith(Site, StringComparison.Ordinal) || address.StartsWith("data:", StringComparison.Ordinal) || address.StartsWith("blob:", StringComparison.Ordinal);

    /// <summary>A new private window. Skips the test where there is no browser.</summary>
    public Task<IPage> OpenAsync(int width = 1440, int height = 900) => OpenAsync(null, width, height);

    private async Task<IPage> OpenAsync(string? session, int width, int height)
    {
        Assert.SkipWhen(Browser is null, "No chromium here (Debian: apt-get install chromium).");
        var context = await Browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "ko-KR", TimezoneId = "Asia/Seoul", StorageState = session });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        page.Request += (_, request) =>
        {
            if (!StaysHere(request.Url))
            {
                ForeignRequests.Add(request.Url);
            }
        };
        return page;
    }

    /// <summary>A window in which a demo account is signed in. It signs in once: the site limits how often anybody may try.</summary>
    public async Task<IPage> SignInAsync(string user, int width = 1440, int height = 900)
    {
        var page = await OpenAsync(_sessions.GetValueOrDefault(user), width, height);
        if (_sessions.ContainsKey(user))
        {
            return page;
        }

        await page.GotoAsync(Site + "/login");
        await page.FillAsync("#user", user);
        await page.FillAsync("#password", PasswordOf(user));
        await page.PressAsync("#password", "Enter");
        if (user == Administrator)
        {
            await ChangePasswordAsync(page, PasswordOf(user));
        }

        // Signed in as soon as the address says so: whether all of the next page has loaded is asked by those who use it.
        await page.WaitForURLAsync(url => !url.Contains("/login", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        _sessions[user] = await page.Context.StorageStateAsync();
        return page;
    }

    // The first administrator may do nothing before the printed password is changed.
    private static async Task ChangePasswordAsync(IPage page, string printed)
    {
        await page.WaitForURLAsync(url => url.Contains("/login/password", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        await page.FillAsync("#current", printed);
        await page.FillAsync("#next", Chosen);
        await page.FillAsync("#again", Chosen);
        await page.PressAsync("#again", "Enter");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _folder.Dispose();
    }

    private string PasswordOf(string user) => user == Administrator
        ? FirstPassword().Match(_host!.Output).Groups[1].Value
        : Credentials().Matches(_host!.Output).First(line => line.Groups["user"].Value == user).Groups["password"].Value;

    private static string? FindChromium() =>
        new[] { Environment.GetEnvironmentVariable("HAECHI_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
            .FirstOrDefault(File.Exists);

    [GeneratedRegex(@"Password:\s+(\S+)")]
    private static partial Regex FirstPassword();

    [GeneratedRegex(@"^\s+\S+\s+(?<user>\S+)\s+(?<password>[a-z0-9]{4}(-[a-z0-9]{4}){4})\s*$", RegexOptions.Multiline)]
    private static partial Regex Credentials();
}

/// <summary>All journeys share the city.</summary>
[CollectionDefinition(nameof(DemoCity))]
public sealed class DemoCityTests : ICollectionFixture<DemoCity>;
