using Haechi.CitizenServices.SeoulTalk.Conversations;
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

        var outcome = await desk.SayAsync(id, new Said(request.Text ?? "", request.Choice, request.Photo), cancellationToken);
        if (!outcome.Succeeded)
        {
            return Problem.Of(outcome.Refusal);
        }

        var stream = new EventStream(http.Response);
        stream.Begin();
        foreach (var turn in outcome.Value)
        {
            await stream.SendTurnAsync(turn, cancellationToken);
        }

        await stream.SendAsync("done", new { turns = outcome.Value.Count }, cancellationToken);
        return Results.Empty;
    }
}
