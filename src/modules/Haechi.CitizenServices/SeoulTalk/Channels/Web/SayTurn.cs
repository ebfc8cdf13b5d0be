using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.Kernel;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Http;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Web;

/// <param name="Text">What the citizen says; at most 2,000 characters.</param>
/// <param name="Choice">Id of a choice that the last turn offered, instead of text.</param>
/// <param name="Photo">A photo uploaded before, or null.</param>
internal sealed record SayRequest(string? Text = null, string? Choice = null, Guid? Photo = null);

internal static class SayTurn
{
    public static async Task<IResult> HandleAsync(
        Guid id, SayRequest request, HttpContext http, CitizenDesk desk, ConversationReader reader, CancellationToken cancellationToken)
    {
        if (await reader.FindOwnedAsync(id, http.Request.Token(), cancellationToken) is null)
        {
            return Problem.Of(TalkRefusals.NoSuchConversation(), StatusCodes.Status404NotFound);
        }

        var stream = new EventStream(http.Response);
        var audience = new StreamedWording(stream);
        var outcome = await desk.SayAsync(id, new Said(request.Text ?? "", request.Choice, request.Photo), cancellationToken, audience);
        if (!outcome.Succeeded)
        {
            return audience.HasBegun ? await RefuseAsync(stream, outcome.Refusal, cancellationToken) : Problem.Of(outcome.Refusal);
        }

        if (!audience.HasBegun)
        {
            stream.Begin();
        }

        foreach (var turn in outcome.Value)
        {
            await stream.SendTurnAsync(turn, cancellationToken);
        }

        await stream.SendAsync("done", new { turns = outcome.Value.Count }, cancellationToken);
        return Results.Empty;
    }

    // The stream is open, its status sent: the refusal comes as an event.
    private static async Task<IResult> RefuseAsync(EventStream stream, Refusal refusal, CancellationToken cancellationToken)
    {
        await stream.SendAsync("refused", refusal, cancellationToken);
        return Results.Empty;
    }
}
