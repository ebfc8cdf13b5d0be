using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Http;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Web;

/// <summary>The citizen is writing to a counsellor. The call has no body: what is written is never sent before they send it.</summary>
internal static class TellTyping
{
    public static async Task<IResult> HandleAsync(Guid id, HttpRequest http, ConversationReader reader, CitizenPresence presence, CancellationToken cancellationToken)
    {
        if (await reader.FindOwnedAsync(id, http.Token(), cancellationToken) is not { } conversation)
        {
            return Problem.Of(TalkRefusals.NoSuchConversation(), StatusCodes.Status404NotFound);
        }

        if (conversation.Mode == ConversationMode.Counsellor)
        {
            presence.Wrote(id);
        }

        return Results.NoContent();
    }
}
