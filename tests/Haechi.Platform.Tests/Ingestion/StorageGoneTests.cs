using System.Net;
using System.Text;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Tests.Testing;
using Haechi.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Tests.Ingestion;

/// <summary>The database goes away under load and comes back.</summary>
public sealed class StorageGoneTests
{
    private const string Body = $$"""
        {"serviceId":"{{TestPlatform.ServiceId}}","kind":"illegal-parking","score":0.9,"severity":"caution",
        "snapshot":{"modelId":"rule","modelVersion":"1","inputHash":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"} }
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_PostgreSQL_it_answers_503_and_with_it_everything_goes_on_by_itself()
    {
        Assert.SkipWhen(PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        await using var server = await PrivatePostgres.StartAsync(durable: true);
        await using var platform = await TestPlatform.StartAsync(
            DatabaseKind.Postgres,
            (services, configuration) =>
            {
                services.AddHaechiIngestion(configuration);
                services.AddHaechiOutbox(configuration);
            },
            app => app.MapHaechiIngestion(),
            await server.CreateDatabaseAsync());
        (await PostAsync(platform, "before")).ShouldBe(HttpStatusCode.Created);

        await server.StopAsync();
        using var refused = await SendAsync(platform, "during");
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await refused.Content.ReadAsStringAsync(Stop)).ShouldContain("storage-unavailable");

        await server.RestartAsync();
        await Eventually.HoldsAsync(async () => await PostAsync(platform, "during") == HttpStatusCode.Created, "the intake takes work again");
        await Eventually.HoldsAsync(
            () => platform.ReadAsync<RoomsDb, bool>(async db => await db.Findings.CountAsync(Stop) == 2 && await db.Cases.CountAsync(Stop) == 2),
            "both findings are stored once and triaged");
    }

    private static async Task<HttpStatusCode> PostAsync(TestPlatform platform, string key)
    {
        using var response = await SendAsync(platform, key);
        return response.StatusCode;
    }

    private static Task<HttpResponseMessage> SendAsync(TestPlatform platform, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/findings") { Content = new StringContent(Body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        return platform.Client.SendAsync(request, Stop);
    }
}
