using Haechi.CitizenServices.SeoulTalk.Conversations;
using Microsoft.AspNetCore.Http;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Web;

/// <param name="Language"><c>ko</c> (default) or <c>en</c>.</param>
/// <param name="Channel"><c>web</c> (default) or <c>widget</c>.</param>
internal sealed record StartRequest(string? Language = null, string? Channel = null);

/// <param name="Id">The conversation.</param>
/// <param name="Token">Proves ownership; shown once, kept by the page.</param>
/// <param name="Turns">The greeting.</param>
internal sealed record StartResponse(Guid Id, string Token, IReadOnlyList<TurnView> Turns);

internal static class StartConversation
{
    public static async Task<IResult> HandleAsync(StartRequest request, CitizenDesk desk, ConversationReader reader, CancellationToken cancellationToken)
    {
        var token = OwnerToken.New();
        var channel = request.Channel == "widget" ? "widget" : "web";
        var conversation = await desk.StartAsync(channel, request.Language ?? "ko", OwnerToken.Hash(token), cancellationToken);
        var turns = await reader.TurnsAsync(conversation.Id, 0, cancellationToken);
        return TypedResults.Created($"/api/v1/talk/conversations/{conversation.Id}", new StartResponse(conversation.Id, token, turns));
    }
}
