using System.Net;
using System.Text.Json;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Haechi.Platform.Tests.Web;

public sealed class RateLimitTests
{
    [Theory]
    [InlineData(RateLimits.Public, "Public")]
    [InlineData(RateLimits.Upload, "Upload")]
    [InlineData(RateLimits.SignIn, "SignIn")]
    [InlineData(RateLimits.Ingest, "Ingest")]
    [InlineData(RateLimits.Channel, "Channel")]
    [InlineData(RateLimits.Chat, "Public")]
    public async Task Beyond_its_limit_a_client_is_told_when_to_come_back(string policy, string key)
    {
        await using var site = await TestSite.StartAsync(
            app => app.MapGet("/api/limited", () => "ok").RequireRateLimiting(policy),
            settings: [($"web:Limits:{key}:Permits", "1"), ($"web:Limits:{key}:Seconds", "3600")]);
        using var client = site.Machine();

        (await client.GetAsync("/api/limited")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var second = await client.GetAsync("/api/limited");

        second.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        second.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        JsonDocument.Parse(await second.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString().ShouldBe("too-many-requests");
    }

    [Fact]
    public async Task Chats_are_counted_by_conversation_so_an_office_behind_one_address_is_not_one_client()
    {
        await using var site = await TestSite.StartAsync(
            app => app.MapGet("/api/chat/{conversationId}", (string conversationId) => conversationId).RequireRateLimiting(RateLimits.Chat),
            settings: [("web:Limits:Chat:Permits", "1"), ("web:Limits:Chat:Seconds", "3600")]);
        using var client = site.Machine();

        (await client.GetAsync("/api/chat/a")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/api/chat/b")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/api/chat/a")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Theory]
    [InlineData("2001:db8:1:2:3::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("::ffff:8.8.8.8", "8.8.8.8", true)]
    public void A_household_of_ipv6_addresses_is_one_client(string first, string second, bool same) =>
        (KeyOf(first) == KeyOf(second)).ShouldBe(same);

    private static string KeyOf(string address)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return RateLimits.Address(context);
    }
}
