using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Haechi.Host.Bench.Desk;

/// <summary>A chromium without a window, driven over its own debugging protocol on loopback.</summary>
internal sealed class BenchBrowser : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly ClientWebSocket _socket = new();
    private readonly Process _process;
    private readonly DirectoryInfo _profile;
    private int _calls;

    private BenchBrowser(Process process, DirectoryInfo profile) => (_process, _profile) = (process, profile);

    public static async Task<BenchBrowser> StartAsync(CancellationToken cancellationToken)
    {
        var program = Environment.GetEnvironmentVariable("HAECHI_CHROMIUM") ?? Array.Find(Places, File.Exists)
            ?? throw new BenchException("No chromium here: install it, name it in HAECHI_CHROMIUM, or leave it out with --browsers 0.");
        var port = BenchHost.FreePort();
        var profile = Directory.CreateTempSubdirectory("haechi-browser-");
        var start = new ProcessStartInfo(program,
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--no-proxy-server", $"--remote-debugging-port={port}", $"--user-data-dir={profile.FullName}", "about:blank",
        ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var browser = new BenchBrowser(Process.Start(start)!, profile);
        browser._process.BeginErrorReadLine();
        browser._process.BeginOutputReadLine();
        await browser.ConnectAsync(port, cancellationToken);
        return browser;
    }

    /// <summary>Goes to a page with the cookies of somebody who is signed in.</summary>
    public async Task OpenAsync(Uri page, CookieCollection cookies, CancellationToken cancellationToken)
    {
        foreach (Cookie cookie in cookies)
        {
            await CallAsync("Network.setCookie", new { name = cookie.Name, value = cookie.Value, url = page.GetLeftPart(UriPartial.Authority), httpOnly = true }, cancellationToken);
        }

        await CallAsync("Page.navigate", new { url = page.ToString() }, cancellationToken);
    }

    /// <summary>Waits until an expression is true.</summary>
    public async Task UntilAsync(string expression, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        while (await AskAsync(expression, cancellationToken) is not { ValueKind: JsonValueKind.True })
        {
            if (Stopwatch.GetElapsedTime(begun) > Longest)
            {
                throw new BenchException($"The browser does not come to: {expression}");
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>The value of an expression, or of what it promises.</summary>
    public async Task<JsonElement> AskAsync(string expression, CancellationToken cancellationToken)
    {
        var answer = await CallAsync("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true }, cancellationToken);
        return answer.TryGetProperty("result", out var result) && result.TryGetProperty("value", out var value) ? value : default;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A child of the browser still writes; the system clears its temporary folder.
        }
    }

    private async Task ConnectAsync(int port, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        for (var begun = Stopwatch.GetTimestamp(); ; await Task.Delay(100, cancellationToken))
        {
            try
            {
                var pages = await http.GetFromJsonAsync<JsonArray>(new Uri($"http://127.0.0.1:{port}/json/list"), cancellationToken);
                var page = pages!.First(p => p!["type"]!.GetValue<string>() == "page");
                await _socket.ConnectAsync(new Uri(page!["webSocketDebuggerUrl"]!.GetValue<string>()), cancellationToken);
                return;
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(begun) < Longest)
            {
                // It is not listening yet.
            }
        }
    }

    private async Task<JsonElement> CallAsync(string method, object parameters, CancellationToken cancellationToken)
    {
        var id = ++_calls;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { id, method, @params = parameters }), WebSocketMessageType.Text, true, cancellationToken);
        while (true)
        {
            using var message = new MemoryStream();
            var buffer = new byte[1 << 16];
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
                message.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);
            using var json = JsonDocument.Parse(message.ToArray());
            if (json.RootElement.TryGetProperty("id", out var answered) && answered.GetInt32() == id)
            {
                return json.RootElement.GetProperty("result").Clone();
            }
        }
    }
}
