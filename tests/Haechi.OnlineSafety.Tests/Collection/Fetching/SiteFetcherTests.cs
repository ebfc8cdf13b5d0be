using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Haechi.OnlineSafety.Collection.Fetching;
using Haechi.Platform.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Haechi.OnlineSafety.Tests.Collection.Fetching;

/// <summary>Every way a site may mean harm ends in a reason, and the fetcher goes on.</summary>
public sealed class SiteFetcherTests : IAsyncDisposable
{
    private const long Most = 100_000;
    private readonly HostileSite _site = new();
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly SiteFetcher _fetcher;

    public SiteFetcherTests() => _fetcher = Fetcher(["127.0.0.1/32"]);

    [Fact]
    public async Task A_page_is_taken_with_its_headers_and_the_crawler_tells_who_it_is()
    {
        string? head = null;
        _site.On("/a", async (stream, asked, cancellationToken) =>
        {
            head = asked;
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nETag: \"7\"\r\nContent-Length: 15\r\nConnection: close\r\n\r\n<html>hi</html>"u8.ToArray(), cancellationToken);
        });

        var fetched = await FetchAsync("/a");

        fetched.Skipped.ShouldBeNull();
        Encoding.UTF8.GetString(fetched.Content.Span).ShouldBe("<html>hi</html>");
        fetched.ContentType.ShouldBe("text/html");
        fetched.Headers["etag"].ShouldBe("\"7\"");
        head!.ShouldContain("User-Agent: HaechiBot/1.0 (+https://city.example/bot)");
    }

    [Fact]
    public async Task What_the_server_called_it_is_sent_back_and_unchanged_is_no_skip()
    {
        string? head = null;
        _site.On("/a", async (stream, asked, cancellationToken) =>
        {
            head = asked;
            await stream.WriteAsync("HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"u8.ToArray(), cancellationToken);
        });

        var fetched = await _fetcher.FetchAsync(new FetchRequest(_site.At("/a"), Most) { ETag = "\"7\"", LastModified = DateTimeOffset.UnixEpoch }, Token);

        (fetched.IsUnchanged, fetched.Skipped).ShouldBe((true, null));
        head!.ShouldContain("If-None-Match: \"7\"");
        head!.ShouldContain("If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT");
    }

    [Theory]
    [InlineData("file:///etc/passwd", "address")]
    [InlineData("ftp://127.0.0.1/", "address")]
    [InlineData("gopher://127.0.0.1/", "address")]
    [InlineData("http://user:pass@127.0.0.1/", "address")]
    [InlineData("http://127.0.0.1:22/", "port")]
    [InlineData("http://elsewhere.invalid/", "other-host")]
    [InlineData("http:///nothing", "redirects")]
    public async Task A_redirect_to_what_is_not_allowed_is_refused(string target, string reason)
    {
        _site.On("/a", $"HTTP/1.1 302 Found\nLocation: {target}\nContent-Length: 0\nConnection: close");

        (await FetchAsync("/a")).Skipped.ShouldBe(reason);
        _site.Asked.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("10.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    public async Task Nothing_that_leads_inwards_is_called_however_it_is_written(string host)
    {
        using var fetcher = Fetcher([]);

        (await fetcher.FetchAsync(new FetchRequest(_site.At("/a", host), Most), Token)).Skipped.ShouldBe(SkipReason.Inward);
        _site.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_into_another_network_of_this_house_is_refused_at_the_connection()
    {
        _site.On("/a", $"HTTP/1.1 301 Moved\nLocation: http://127.0.0.2:{_site.Port}/b\nContent-Length: 0\nConnection: close");

        (await FetchAsync("/a")).Skipped.ShouldBe(SkipReason.Inward);
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_a_sixth_is_not()
    {
        for (var i = 0; i < 6; i++)
            _site.On($"/{i}", $"HTTP/1.1 307 On\nLocation: /{i + 1}\nContent-Length: 0\nConnection: close");
        _site.Ok("/6", "<p>end"u8.ToArray());

        (await FetchAsync("/1")).Address.ShouldBe(_site.At("/6"));
        (await FetchAsync("/0")).Skipped.ShouldBe(SkipReason.Redirects);
    }

    [Fact]
    public async Task Each_address_on_the_way_is_asked_for()
    {
        _site.On("/a", "HTTP/1.1 302 Found\nLocation: /private\nContent-Length: 0\nConnection: close");
        var request = new FetchRequest(_site.At("/a"), Most) { Admit = (address, _) => new(address.AbsolutePath == "/private" ? SkipReason.Robots : null) };

        (await _fetcher.FetchAsync(request, Token)).Skipped.ShouldBe(SkipReason.Robots);
        _site.Asked.ShouldBe(["/a"]);
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(410, true)]
    [InlineData(503, false)]
    public async Task An_error_is_told_by_its_number(int status, bool gone)
    {
        _site.On("/a", $"HTTP/1.1 {status} No\nContent-Length: 0\nConnection: close");

        var fetched = await FetchAsync("/a");

        (fetched.Skipped, fetched.IsGone).ShouldBe(($"status-{status}", gone));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task What_is_packed_is_unpacked_and_a_bomb_is_not(string packing)
    {
        _site.Ok("/small", Packed(packing, 1000), $"Content-Encoding: {packing}").Ok("/bomb", Packed(packing, 64 << 20), $"Content-Encoding: {packing}");

        (await FetchAsync("/small")).Content.Length.ShouldBe(1000);
        (await FetchAsync("/bomb")).Skipped.ShouldBe(SkipReason.TooLarge);
    }

    [Theory]
    [InlineData("gzip", SkipReason.BrokenPacking)]
    [InlineData("gzip, gzip", SkipReason.BrokenPacking)]
    [InlineData("zstd", SkipReason.BrokenPacking)]
    public async Task Broken_or_unasked_packings_are_skipped(string packing, string reason)
    {
        _site.Ok("/a", "not packed at all"u8.ToArray(), $"Content-Encoding: {packing}");

        (await FetchAsync("/a")).Skipped.ShouldBe(reason);
    }

    [Fact]
    public async Task Sizes_are_counted_and_not_believed()
    {
        _site.On("/named", "HTTP/1.1 200 OK\nContent-Length: 52428800\nConnection: close")
            .On("/short", "HTTP/1.1 200 OK\nContent-Length: 900\nConnection: close", new byte[100])
            .On("/negative", "HTTP/1.1 200 OK\nContent-Length: -5\nConnection: close", new byte[100])
            .On("/endless", EndlessAsync)
            .Ok("/exact", new byte[Most]).Ok("/more", new byte[Most + 1]);

        (await FetchAsync("/named")).Skipped.ShouldBe(SkipReason.TooLarge);
        (await FetchAsync("/endless")).Skipped.ShouldBe(SkipReason.TooLarge);
        (await FetchAsync("/more")).Skipped.ShouldBe(SkipReason.TooLarge);
        (await FetchAsync("/short")).Skipped.ShouldBe(SkipReason.CutShort);
        (await FetchAsync("/exact")).Content.Length.ShouldBe((int)Most);
        (await FetchAsync("/negative")).Content.Length.ShouldBeLessThanOrEqualTo(100);
    }

    [Fact]
    public async Task A_flood_of_headers_and_what_is_not_HTTP_are_skipped()
    {
        _site.On("/flood", "HTTP/1.1 200 OK\n" + string.Join('\n', Enumerable.Range(0, 2000).Select(i => $"X-{i}: {new string('x', 100)}")))
            .On("/ssh", "SSH-2.0-OpenSSH_9.2");

        (await FetchAsync("/flood")).Skipped.ShouldBe(SkipReason.Headers);
        (await FetchAsync("/ssh")).Skipped.ShouldBe(SkipReason.NotHttp);
    }

    [Fact]
    public async Task A_server_that_falls_silent_holds_nobody()
    {
        var silent = new TaskCompletionSource();
        _site.On("/a", async (stream, _, cancellationToken) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n<"u8.ToArray(), cancellationToken);
            silent.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        });

        var fetching = FetchAsync("/a");
        await silent.Task;
        _clock.Advance(TimeSpan.FromMinutes(2));

        (await fetching).Skipped.ShouldBe(SkipReason.TooSlow);
    }

    [Fact]
    public async Task Bytes_say_what_they_are_whatever_the_server_calls_them()
    {
        _site.Ok("/a.jpg", "<!doctype html><title>no picture</title>"u8.ToArray(), "Content-Type: image/jpeg")
            .Ok("/b.html", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "Content-Type: text/html");

        (await FetchAsync("/a.jpg")).ContentType.ShouldBe("text/html");
        (await FetchAsync("/b.html")).ContentType.ShouldBe("image/png");
    }

    [Fact]
    public async Task Nobody_at_home_and_a_stop_of_the_host_are_told_apart()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        using var fetcher = Fetcher(["127.0.0.1/32"], port);
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        (await fetcher.FetchAsync(new FetchRequest(new Uri($"http://127.0.0.1:{port}/"), Most), Token)).Skipped.ShouldBe(SkipReason.Unreachable);
        await Should.ThrowAsync<OperationCanceledException>(() => _fetcher.FetchAsync(new FetchRequest(_site.At("/a"), Most), stop.Token));
    }

    public async ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        await _site.DisposeAsync();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<Fetched> FetchAsync(string path) => _fetcher.FetchAsync(new FetchRequest(_site.At(path), Most), Token);

    private SiteFetcher Fetcher(string[] networks, int port = 0) => Guarded.Fetcher(networks, [port == 0 ? _site.Port : port], _clock);

    private static byte[] Packed(string packing, int length)
    {
        using var packed = new MemoryStream();
        using (Stream pack = packing == "gzip" ? new GZipStream(packed, CompressionLevel.Fastest) : new BrotliStream(packed, CompressionLevel.Fastest))
            pack.Write(new byte[length]);
        return packed.ToArray();
    }

    private static async Task EndlessAsync(NetworkStream stream, string head, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), cancellationToken);
        byte[] chunk = [.. "1000\r\n"u8, .. new byte[0x1000], .. "\r\n"u8];
        while (!cancellationToken.IsCancellationRequested)
            await stream.WriteAsync(chunk, cancellationToken);
    }
}

/// <summary>The platform's guard with networks of a test's own.</summary>
internal static class Guarded
{
    public static SiteFetcher Fetcher(string[] networks, int[] ports, TimeProvider clock) => new(
        new OutgoingGuard(new ServiceCollection().Configure<WebOptions>(web => web.Outgoing.AllowedNetworks = networks).BuildServiceProvider().GetRequiredService<IOptionsMonitor<WebOptions>>()),
        host => !host.EndsWith(".invalid", StringComparison.Ordinal),
        "HaechiBot/1.0 (+https://city.example/bot)",
        new FetchLimits { Ports = ports.Append(80).ToHashSet() },
        clock);
}
