using System.Net;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Tests.Web;

public sealed class OutgoingGuardTests
{
    private static readonly string[] Everything =
    [
        "localhost", "127.0.0.1", "127.8.9.1", "10.1.2.3", "172.20.1.1", "192.168.0.9", "169.254.169.254", "0.0.0.0", "100.64.0.1", "[::1]", "[::]",
        "[fe80::1]", "[fd00::1]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "255.255.255.255", "224.0.0.1",
    ];

    [Fact]
    public async Task No_inward_address_is_ever_called_even_when_its_host_is_configured()
    {
        await using var site = await SiteAsync([.. Everything.Select((host, i) => ($"web:Outgoing:Destinations:{i}", host.Trim('[', ']')))]);
        using var client = Client(site);

        foreach (var host in Everything)
        {
            var thrown = await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync($"http://{host}:{site.Address.Port}/target"), host);
            thrown.ToString().ShouldContain("leads into a private network", Case.Sensitive, host);
        }
    }

    [Theory]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://127.1/")]
    public async Task Other_ways_to_write_this_machine_are_seen_through(string address)
    {
        await using var site = await SiteAsync([("web:Outgoing:Destinations:0", "127.0.0.1")]);

        site.Services.GetRequiredService<OutgoingGuard>().Check(address).Refusal!.Code.ShouldBe("outgoing-inward");
    }

    [Theory]
    [InlineData("ftp://hooks.seoul.go.kr/x", "outgoing-address")]
    [InlineData("file:///etc/passwd", "outgoing-address")]
    [InlineData("https://user:pass@hooks.seoul.go.kr/", "outgoing-address")]
    [InlineData("not an address", "outgoing-address")]
    [InlineData("https://evil.example/", "outgoing-destination")]
    [InlineData("https://hooks.seoul.go.kr.evil.example/", "outgoing-destination")]
    [InlineData("https://seoul.go.kr/", "outgoing-destination")]
    [InlineData("https://evilseoul.go.kr/", "outgoing-destination")]
    public async Task Only_configured_destinations_pass(string address, string code)
    {
        await using var site = await SiteAsync([("web:Outgoing:Destinations:0", "hooks.seoul.go.kr"), ("web:Outgoing:Destinations:1", "*.seoul.go.kr")]);
        var guard = site.Services.GetRequiredService<OutgoingGuard>();

        guard.Check(address).Refusal!.Code.ShouldBe(code);
        guard.Check("https://hooks.seoul.go.kr/a").Succeeded.ShouldBeTrue();
        guard.Check("https://any.seoul.go.kr/a").Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_host_that_nobody_configured_is_not_even_looked_up()
    {
        await using var site = await SiteAsync([]);
        using var client = Client(site);

        (await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("http://nowhere.invalid/"))).ToString().ShouldContain("not a configured destination");
    }

    [Fact]
    public async Task A_configured_network_is_reached_and_its_redirects_are_not_followed()
    {
        await using var site = await SiteAsync([("web:Outgoing:Destinations:0", "127.0.0.1"), ("web:Outgoing:AllowedNetworks:0", "127.0.0.1")]);
        using var client = Client(site);

        (await client.GetStringAsync(new Uri(site.Address, "/target"))).ShouldBe("reached");
        var redirect = await client.GetAsync(new Uri(site.Address, "/redirect"));
        redirect.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2404:6800:4004:80a::200e", true)]
    [InlineData("172.15.255.255", true)]
    [InlineData("172.32.0.0", true)]
    [InlineData("172.31.255.255", false)]
    [InlineData("2001:db8::1", false)]
    public void The_border_between_public_and_private_is_where_the_registries_drew_it(string address, bool isPublic) =>
        PublicAddress.Is(IPAddress.Parse(address)).ShouldBe(isPublic);

    private static Task<TestSite> SiteAsync((string, string)[] settings) =>
        TestSite.StartAsync(
            app =>
            {
                app.MapGet("/target", () => "reached");
                app.MapGet("/redirect", () => Results.Redirect("http://169.254.169.254/latest"));
            },
            settings: settings);

    private static HttpClient Client(TestSite site) => site.Services.GetRequiredService<IHttpClientFactory>().CreateClient(OutgoingGuard.ClientName);
}
