using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Http;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Web;

/// <summary>Sends what is new, then waits to be woken. Every round reads the database, so a lost pulse costs a delay, never a turn.</summary>
internal static class WatchConversation
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(20);

    public static async Task<IResult> HandleAsync(
        Guid id, int? after, HttpContext http, ConversationReader reader, TurnSignals signals, CitizenPresence presence, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await reader.FindOwnedAsync(id, http.Request.Token(), cancellationToken) is not { } conversation)
        {
            return Problem.Of(TalkRefusals.NoSuchConversation(), StatusCodes.Status404NotFound);
        }

        var last = int.TryParse(http.Request.Headers["Last-Event-ID"], out var resumed) ? resumed : after ?? 0;
        var stream = new EventStream(http.Response);
        stream.Begin();
        using var watch = signals.Open(id);
        try
        {
            if (conversation.LeftAt is not null)
            {
                await presence.PageAsync(id, open: true, cancellationToken);
            }

            while (!cancellationToken.IsCancellationRequested)
            {
                last = await SendNewAsync(stream, reader, id, last, cancellationToken);
                await watch.WaitAsync(KeepAlive, clock, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The page went away.
            watch.Dispose();
            await LeaveAsync(id, reader, signals, presence);
        }

        return Results.Empty;
    }

    // The request is over, so nothing of it can cancel this. A page that is open a second time counts.
    private static async Task LeaveAsync(Guid id, ConversationReader reader, TurnSignals signals, CitizenPresence presence)
    {
        if (!signals.IsWatched(id) && await reader.HeadAsync(id, CancellationToken.None) is { Mode: ConversationMode.Queued or ConversationMode.Counsellor })
        {
            await presence.PageAsync(id, open: false, CancellationToken.None);
        }
    }

    private static async Task<int> SendNewAsync(EventStream stream, ConversationReader reader, Guid id, int last, CancellationToken cancellationToken)
    {
        var turns = await reader.TurnsAsync(id, last, cancellationToken);
        foreach (var turn in turns)
        {
            await stream.SendAsync("turn", turn, cancellationToken, turn.Sequence);
            last = turn.Sequence;
        }

        if (turns.Count > 0 && await reader.HeadAsync(id, cancellationToken) is { } head)
        {
            await stream.SendAsync("mode", new { head.Mode, counsellor = head.CounsellorName }, cancellationToken);
        }
        else
        {
            await stream.KeepAliveAsync(cancellationToken);
        }

        return last;
    }
}
