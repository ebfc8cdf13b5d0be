using System.Net;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Modules;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.Tests.Ingestion;
using Haechi.Platform.Tests.Testing;
using Haechi.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Tests.Outbox;

public sealed class LiveFeedTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_slow_follower_gets_one_marker_in_place_of_what_did_not_fit()
    {
        using var follower = new LiveSubscription([], 2, _ => { });
        for (var sequence = 1; sequence <= 5; sequence++)
        {
            follower.Offer(Message(sequence));
        }

        await using var events = follower.ReadAllAsync(Stop).GetAsyncEnumerator(Stop);
        (await NextAsync(events)).ShouldBe("1");
        (await NextAsync(events)).ShouldBe("2");
        (await NextAsync(events)).ShouldBe("resync");
        follower.Offer(Message(6));
        (await NextAsync(events)).ShouldBe("6");
    }

    [Fact]
    public async Task Only_wanted_topics_arrive()
    {
        using var follower = new LiveSubscription(["case.*", "action.reported"], 8, _ => { });
        follower.Offer(Message(1, "case.opened"));
        follower.Offer(Message(2, "cases.counted"));
        follower.Offer(Message(3, "action.reported"));
        follower.Dispose();

        var seen = new List<long>();
        await foreach (var item in follower.ReadAllAsync(Stop))
        {
            seen.Add(item.Message!.Sequence);
        }

        seen.ShouldBe([1, 3]);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_commit_shows_on_this_host(DatabaseKind kind)
    {
        await using var platform = await StartAsync(kind);
        await FollowingAsync(platform);
        using var follower = platform.Get<LiveFeed>().Follow(["findings.accepted"]);

        await AcceptAsync(platform);

        await using var events = follower.ReadAllAsync(Stop).GetAsyncEnumerator(Stop);
        (await events.MoveNextAsync()).ShouldBeTrue();
        events.Current.Message!.Topic.ShouldBe("findings.accepted");
    }

    [Fact]
    public async Task A_commit_on_one_host_shows_on_the_other()
    {
        Assert.SkipWhen(PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        var database = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        await using var here = await StartAsync(DatabaseKind.Postgres, database);
        await using var there = await StartAsync(DatabaseKind.Postgres, database);
        await FollowingAsync(there);
        using var follower = there.Get<LiveFeed>().Follow([]);

        await AcceptAsync(here);

        await using var events = follower.ReadAllAsync(Stop).GetAsyncEnumerator(Stop);
        (await events.MoveNextAsync()).ShouldBeTrue();
        events.Current.Message!.Topic.ShouldBe("findings.accepted");
    }

    [Fact]
    public async Task The_stream_resumes_after_the_last_event_that_was_seen()
    {
        await using var platform = await StartAsync(DatabaseKind.Sqlite);
        for (var i = 0; i < 3; i++)
        {
            await AcceptAsync(platform);
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/events?topics=findings.accepted");
        request.Headers.Add("Last-Event-ID", "1");
        using var response = await platform.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Stop));
        (await IdsAsync(reader, 2)).ShouldBe(["2", "3"]);
        await AcceptAsync(platform);
        (await IdsAsync(reader, 1)).ShouldBe(["4"]);
    }

    [Fact]
    public async Task The_stream_is_not_for_everyone()
    {
        await using var platform = await StartAsync(DatabaseKind.Sqlite);
        using var client = new HttpClient { BaseAddress = platform.Client.BaseAddress };

        (await client.GetAsync("/api/v1/events", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        client.DefaultRequestHeaders.Add("X-Permissions", PlatformPermissions.IngestWrite);
        (await client.GetAsync("/api/v1/events", Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static OutboxEvent Message(long sequence, string topic = "case.opened") => new(sequence, Findings.Noon, topic, TestPlatform.ServiceId, "{}");

    private static async Task<string> NextAsync(IAsyncEnumerator<LiveEvent> events) =>
        await events.MoveNextAsync() ? (events.Current.Message is { } message ? $"{message.Sequence}" : "resync") : "end";

    private static Task<TestPlatform> StartAsync(DatabaseKind kind, string? postgres = null) => TestPlatform.StartAsync(
        kind,
        (services, configuration) =>
        {
            services.AddHaechiIngestion(configuration);
            services.AddSingleton<OutboxTail>();
            services.AddHostedService(p => p.GetRequiredService<OutboxTail>());
            services.AddSingleton<LiveFeed>();
            services.AddHostedService(p => p.GetRequiredService<LiveFeed>());
        },
        app => app.MapHaechiEvents(),
        postgres);

    // The feed tells only what comes after its start.
    private static Task FollowingAsync(TestPlatform platform) => Eventually.HoldsAsync(() => platform.Get<LiveFeed>().Started, "the feed follows");

    private static async Task AcceptAsync(TestPlatform platform) =>
        (await platform.Get<Intake>().AcceptAsync(Findings.Request(Findings.One()), Stop)).Receipt.ShouldNotBeNull();

    private static async Task<List<string>> IdsAsync(StreamReader reader, int count)
    {
        var ids = new List<string>();
        while (ids.Count < count && await reader.ReadLineAsync(Stop) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                ids.Add(line[4..]);
            }
        }

        return ids;
    }
}
