using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Http;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Web;

internal static class ReadConversation
{
    public static async Task<IResult> HandleAsync(Guid id, HttpRequest request, ConversationReader reader, CancellationToken cancellationToken)
    {
        if (await reader.FindOwnedAsync(id, request.Token(), cancellationToken) is not { } conversation)
        {
            return Problem.Of(TalkRefusals.NoSuchConversation(), StatusCodes.Status404NotFound);
        }

        var turns = await reader.TurnsAsync(id, 0, cancellationToken);
        return TypedResults.Ok(new ConversationView(id, conversation.Mode, conversation.CounsellorName, conversation.Language, turns));
    }
}
