using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Http;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Web;

/// <param name="Reason">Why, in a few words; optional.</param>
internal sealed record PersonRequest(string? Reason = null);

internal static class AskForPerson
{
    private const string NoReason = "시민이 상담사 연결을 요청함";

    public static async Task<IResult> HandleAsync(
        Guid id, PersonRequest request, HttpRequest http, CitizenDesk desk, ConversationReader reader, CancellationToken cancellationToken)
    {
        if (await reader.FindOwnedAsync(id, http.Token(), cancellationToken) is null)
        {
            return Problem.Of(TalkRefusals.NoSuchConversation(), StatusCodes.Status404NotFound);
        }

        var reason = request.Reason is { Length: > 0 and <= 200 } given ? given : NoReason;
        var outcome = await desk.AskForPersonAsync(id, reason, cancellationToken);
        return outcome.Succeeded ? TypedResults.Ok(outcome.Value) : Problem.Of(outcome.Refusal);
    }
}
