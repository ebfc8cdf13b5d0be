using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Haechi.Platform.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Haechi.Platform.Outbox;

/// <summary><c>GET /api/v1/events</c>: server-sent events of everything that is committed, resumed with <c>Last-Event-ID</c>.</summary>
public static class EventStream
{
    private const int Batch = 256;

    /// <summary>Maps it.</summary>
    public static IEndpointRouteBuilder MapHaechiEvents(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/v1/events", Get)
            .RequireAuthorization(PlatformPermissions.EventsRead)
            .WithName("FollowEvents")
            .WithTags("Events")
            .WithSummary("Live events as a stream; ?topics=case.*,action.reported narrows it")
            .WithDescription("Last-Event-ID resumes after that event. An event named resync says that older ones are no longer kept: read again what you show.");
        return endpoints;
    }

    private static IResult Get(HttpContext http, string? topics, LiveFeed feed, OutboxTail tail)
    {
        var wanted = (topics ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var resume = long.TryParse(http.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(ReadAsync(feed, tail, wanted, resume, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<LiveItem>> ReadAsync(
        LiveFeed feed, OutboxTail tail, string[] topics, long? resume, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Follow first, then catch up: what is committed in between arrives twice and is dropped by its sequence.
        using var live = feed.Follow(topics);
        var position = resume ?? await tail.ReadLastAsync(cancellationToken);
        if (resume is not null && await tail.FirstAsync(cancellationToken) > resume + 1)
        {
            yield return Resync(position);
        }

        await foreach (var item in CatchUpAsync(tail, topics, position, cancellationToken))
        {
            position = item.Sequence;
            yield return Item(item);
        }

        await foreach (var item in live.ReadAllAsync(cancellationToken))
        {
            if (item.Message is { } message)
            {
                if (message.Sequence > position)
                {
                    position = message.Sequence;
                    yield return Item(message);
                }

                continue;
            }

            await foreach (var missed in CatchUpAsync(tail, topics, position, cancellationToken))
            {
                position = missed.Sequence;
                yield return Item(missed);
            }
        }
    }

    private static async IAsyncEnumerable<OutboxEvent> CatchUpAsync(
        OutboxTail tail, string[] topics, long position, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var messages = await tail.ReadAsync(position, Batch, cancellationToken);
            foreach (var message in messages.Where(m => TopicFilter.Wants(topics, m.Topic)))
            {
                yield return message;
            }

            if (messages.Count < Batch)
            {
                yield break;
            }

            position = messages[^1].Sequence;
        }
    }

    private static SseItem<LiveItem> Item(OutboxEvent message) =>
        new(new LiveItem(message.Sequence, message.Topic, message.ServiceId, message.At, JsonDocument.Parse(message.Body).RootElement), message.Topic)
        {
            EventId = message.Sequence.ToString(CultureInfo.InvariantCulture),
        };

    private static SseItem<LiveItem> Resync(long position) => new(new LiveItem(position, "resync", "", default, default), "resync");
}

/// <summary>An event on the stream.</summary>
/// <param name="Sequence">Ascending; the same as the event's id.</param>
/// <param name="Topic">Dotted name.</param>
/// <param name="ServiceId">The service concerned.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Data">The body.</param>
internal sealed record LiveItem(long Sequence, string Topic, string ServiceId, DateTimeOffset At, JsonElement Data);
