using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel;
using Haechi.Platform.Persistence;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Http;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Web;

/// <param name="Id">Goes with the next turn as its photo.</param>
internal sealed record PhotoResponse(Guid Id);

internal static class UploadPhoto
{
    public static async Task<IResult> HandleAsync(
        Guid id, IFormFile? photo, HttpRequest http, ConversationReader reader, UploadGate gate, Ledger ledger, CancellationToken cancellationToken)
    {
        if (await reader.FindOwnedAsync(id, http.Token(), cancellationToken) is not { } conversation)
        {
            return Problem.Of(TalkRefusals.NoSuchConversation(), StatusCodes.Status404NotFound);
        }

        if (conversation.Mode == ConversationMode.Ended)
        {
            return Problem.Of(TalkRefusals.Ended());
        }

        var picture = await gate.InspectAsync(photo, cancellationToken);
        if (!picture.Succeeded)
        {
            return Problem.Of(picture.Refusal, StatusOf(picture.Refusal));
        }

        var stored = await ledger.WriteAsync(
            scope => Task.FromResult(gate.Store(scope, picture.Value, SeoulTalkManifest.ServiceId, id.ToString())), cancellationToken);
        return TypedResults.Created($"/api/v1/attachments/{stored}", new PhotoResponse(stored));
    }

    private static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "upload-empty" => StatusCodes.Status400BadRequest,
        "upload-too-large" or "picture-too-large" => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status415UnsupportedMediaType,
    };
}
