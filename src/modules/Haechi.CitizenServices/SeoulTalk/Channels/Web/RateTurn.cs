using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Http;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Web;

/// <param name="Helpful">Whether the answer helped.</param>
internal sealed record RatingRequest(bool Helpful);

internal static class RateTurn
{
    public static async Task<IResult> HandleAsync(
        Guid id, int sequence, RatingRequest request, HttpRequest http, CitizenDesk desk, ConversationReader reader, CancellationToken cancellationToken)
    {
        if (await reader.FindOwnedAsync(id, http.Token(), cancellationToken) is null)
        {
            return Problem.Of(TalkRefusals.NoSuchConversation(), StatusCodes.Status404NotFound);
        }

        var outcome = await desk.RateAsync(id, sequence, request.Helpful, cancellationToken);
        return outcome.Succeeded ? TypedResults.Ok(outcome.Value) : Problem.Of(outcome.Refusal);
    }
}
