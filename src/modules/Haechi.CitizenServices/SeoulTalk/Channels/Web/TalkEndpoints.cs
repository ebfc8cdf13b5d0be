using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Web;

/// <summary>
/// The web channel: JSON in, server-sent events out. Citizens have no account; the token of a conversation travels in the
/// <c>Authorization</c> header and never in a cookie, so a foreign page cannot speak in their name.
/// </summary>
internal static class TalkEndpoints
{
    public static void MapTalk(this IEndpointRouteBuilder endpoints)
    {
        var talk = endpoints.MapGroup("/api/v1/talk")
            .WithTags("Seoul Talk")
            .AllowAnonymous()
            .RequireRateLimiting("chat")
            .DisableAntiforgery();
        talk.MapPost("/conversations", StartConversation.HandleAsync)
            .WithName("StartConversation").WithSummary("Opens a conversation and returns its token");
        talk.MapGet("/conversations/{id:guid}", ReadConversation.HandleAsync)
            .WithName("ReadConversation").WithSummary("The whole conversation, for its owner");
        talk.MapPost("/conversations/{id:guid}/turns", SayTurn.HandleAsync)
            .WithName("SayTurn").WithSummary("Says something; the answer streams as server-sent events");
        talk.MapGet("/conversations/{id:guid}/events", WatchConversation.HandleAsync)
            .WithName("WatchConversation").WithSummary("Turns as they come, as server-sent events");
        talk.MapPost("/conversations/{id:guid}/person", AskForPerson.HandleAsync)
            .WithName("AskForPerson").WithSummary("Asks for a counsellor");
        talk.MapPost("/conversations/{id:guid}/typing", TellTyping.HandleAsync)
            .WithName("TellTyping").WithSummary("Says that the citizen is writing; carries no text");
        talk.MapPost("/conversations/{id:guid}/turns/{sequence:int}/rating", RateTurn.HandleAsync)
            .WithName("RateTurn").WithSummary("Says whether an answer helped");
        talk.MapPost("/conversations/{id:guid}/photos", UploadPhoto.HandleAsync)
            .WithName("UploadPhoto").WithSummary("Stores a photo for the next turn").TakesUpload();
    }

    /// <summary>The token of <c>Authorization: Bearer …</c>, or null.</summary>
    public static string? Token(this HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}
