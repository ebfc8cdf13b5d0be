using System.Net;
using Haechi.CitizenServices.Knowledge.Importing;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Haechi.CitizenServices.Tests.Knowledge.Importing;

/// <summary>Web addresses against a server on loopback: only where configured, conditionally, each once, out of every circle.</summary>
public sealed class WebDocumentsTests : IAsyncLifetime
{
    private readonly WebApplication _server;
    private readonly List<string> _asked = [];
    private TalkSite _site = null!;
    private string _text = "별빛동 사이트: 구청 주차장은 밤에 무료입니다.";

    public WebDocumentsTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.MapGet("/page", (HttpContext http) => Page(http));
        _server.MapGet("/moved", () => Results.Redirect("/page"));
        _server.MapGet("/circle", () => Results.Redirect("/circle2"));
        _server.MapGet("/circle2", () => Results.Redirect("/circle"));
        _server.MapGet("/inward", () => Results.Redirect("http://10.0.0.1/secret"));
        _server.MapGet("/elsewhere", () => Results.Redirect("http://example.org/"));
        _server.MapGet("/error", () => Results.StatusCode(500));
        _server.MapGet("/large", async (HttpContext http) =>
        {
            http.Response.ContentLength = WebDocuments.MostBytes + 1;
            await http.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync(Stop);
        _site = await TalkSite.StartAsync(
            DatabaseKind.Sqlite, ("web:Outgoing:Destinations:0", "127.0.0.1"), ("web:Outgoing:AllowedNetworks:0", "127.0.0.0/8"));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_page_is_read_once_and_then_only_when_it_changed()
    {
        var first = await ImportAsync("/page", "/page", "/moved");
        (first.Added, first.Faults.Count).ShouldBe((1, 0));
        _asked.Count.ShouldBe(1);

        (await ImportAsync("/page")).Unchanged.ShouldBe(1);
        _asked[^1].ShouldBe("not modified");

        _text = "별빛동 사이트: 구청 주차장은 밤에도 돈을 받습니다.";
        var changed = await ImportAsync("/page");
        (changed.Changed, changed.Published).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData("/circle", "circle")]
    [InlineData("/inward", "10.0.0.1")]
    [InlineData("/elsewhere", "example.org")]
    [InlineData("/error", "500")]
    [InlineData("/none", "no longer")]
    [InlineData("/large", "64 MB")]
    public async Task What_cannot_be_read_is_told_and_the_rest_is_imported(string path, string why)
    {
        var report = await ImportAsync(path, "/page");
        report.Added.ShouldBe(1);
        var fault = report.Faults.ShouldHaveSingleItem();
        fault.Where.ShouldEndWith(path);
        fault.What.En.ShouldContain(why);
    }

    [Theory]
    [InlineData("http://localhost/")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    public async Task Only_configured_hosts_are_asked(string address) =>
        (await RunAsync([address])).Faults.ShouldHaveSingleItem().Where.ShouldBe(address);

    [Fact]
    public async Task An_address_that_is_listed_no_longer_is_marked_for_its_owner()
    {
        await ImportAsync("/page");
        (await RunAsync([])).Missing.ShouldBe(1);
    }

    private Task<ImportReport> ImportAsync(params string[] paths) => RunAsync(paths.Select(p => _server.Urls.First() + p));

    private async Task<ImportReport> RunAsync(IEnumerable<string> addresses)
    {
        var order = new ImportOrder("web", "구청 누리집", "교통과", SeoulTime.DayOf(_site.Clock.GetUtcNow()).AddYears(1), Actor.System);
        return (await _site.Get<KnowledgeImport>().AddressesAsync(addresses, order, Stop)).Value;
    }

    private IResult Page(HttpContext http)
    {
        var tag = $"\"{_text.GetHashCode(StringComparison.Ordinal)}\"";
        if (http.Request.Headers.IfNoneMatch.ToString() == tag)
        {
            _asked.Add("not modified");
            return Results.StatusCode((int)HttpStatusCode.NotModified);
        }
        _asked.Add("page");
        http.Response.Headers.ETag = tag;
        return Results.Content($"<!doctype html><html lang=ko><title>별빛동</title><body><h1>주차</h1><p>{_text}</p></body></html>", "text/html; charset=utf-8");
    }
}
