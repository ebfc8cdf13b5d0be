using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Haechi.Platform.Deliveries;
using Haechi.Platform.Modules;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Rooms;
using Haechi.Platform.Tests.Testing;
using Haechi.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Tests.Deliveries;

public sealed class DeliveriesEndpointTests : IAsyncLifetime
{
    private TestPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await TestPlatform.StartAsync(
        DatabaseKind.Sqlite,
        (services, configuration) =>
        {
            configuration["web:outgoing:destinations:0"] = "hooks.example.test";
            services.AddHaechiWebSecurity(configuration);
            services.AddSingleton<FieldKeys>();
            services.AddSingleton<FieldCipher>();
            services.AddSingleton<OutboxTail>();
            services.AddDeliveryParts(configuration);
        },
        app => app.MapHaechiDeliveries());

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_receiver_is_made_listed_paused_resumed_and_removed()
    {
        using var created = await PostAsync("", """{"name":"상황실","url":"https://hooks.example.test/a","topics":["case.*"]}""");

        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var made = JsonNode.Parse(await created.Content.ReadAsStringAsync())!;
        made["secret"]!.GetValue<string>().ShouldStartWith("whs_");
        var id = made["id"]!.GetValue<Guid>();
        (await PostAsync($"/{id}/pause")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var listed = JsonNode.Parse(await _platform.Client.GetStringAsync("/api/v1/webhooks"))!.AsArray().ShouldHaveSingleItem()!;
        listed["state"]!.GetValue<string>().ShouldBe("paused");
        listed.ToJsonString().ShouldNotContain("whs_");
        (await PostAsync($"/{id}/resume")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _platform.Client.DeleteAsync($"/api/v1/webhooks/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _platform.Client.GetStringAsync("/api/v1/webhooks")).ShouldBe("[]");
        (await _platform.ReadAsync<RoomsDb, List<string>>(db => db.Audit.OrderBy(a => a.Sequence).Select(a => a.Act).ToListAsync()))
            .ShouldBe(["webhook.created", "webhook.paused", "webhook.resumed", "webhook.removed"]);
    }

    [Theory]
    [InlineData("""{"name":"a","url":"https://elsewhere.test/"}""", "outgoing-destination")]
    [InlineData("""{"name":"a","url":"http://127.0.0.1/"}""", "outgoing-destination")]
    [InlineData("""{"name":"a","url":"https://user:pw@hooks.example.test/"}""", "outgoing-address")]
    [InlineData("""{"name":"a"}""", "outgoing-address")]
    [InlineData("""{"url":"https://hooks.example.test/"}""", "webhook-name")]
    [InlineData("""{"name":"a","url":"https://hooks.example.test/","topics":["Case Opened"]}""", "webhook-topic")]
    [InlineData("""{"name":"a","url":"https://hooks.example.test/","services":["ghost"]}""", "unknown-service")]
    public async Task A_wrong_receiver_is_422_and_not_made(string body, string code)
    {
        using var response = await PostAsync("", body);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!["code"]!.GetValue<string>().ShouldBe(code);
        (await _platform.Client.GetStringAsync("/api/v1/webhooks")).ShouldBe("[]");
    }

    [Fact]
    public async Task What_does_not_exist_is_404_and_an_unknown_status_400()
    {
        var id = Guid.NewGuid();

        (await PostAsync($"/{id}/pause")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync($"/{id}/secret")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PostAsync($"/deliveries/{id}/replay")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _platform.Client.DeleteAsync($"/api/v1/webhooks/deliveries/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _platform.Client.GetAsync("/api/v1/webhooks/deliveries?status=lost")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _platform.Client.GetAsync("/api/v1/webhooks/deliveries?status=2")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _platform.Client.GetStringAsync("/api/v1/webhooks/deliveries?status=dead")).ShouldBe("[]");
    }

    [Fact]
    public async Task Only_who_manages_deliveries_may_see_them()
    {
        using var client = new HttpClient { BaseAddress = _platform.Client.BaseAddress };

        (await client.GetAsync("/api/v1/webhooks")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        client.DefaultRequestHeaders.Add("X-Permissions", PlatformPermissions.IngestWrite);
        (await client.GetAsync("/api/v1/webhooks")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private Task<HttpResponseMessage> PostAsync(string path, string body = "{}") =>
        _platform.Client.PostAsync("/api/v1/webhooks" + path, new StringContent(body, Encoding.UTF8, "application/json"));
}
