using System.Security.Claims;
using Haechi.Kernel;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Haechi.Platform.Outbox;

/// <summary><c>/api/v1/parked</c>: messages that a reader inside the house gave up on.</summary>
public static class ParkedEndpoints
{
    private const int Listed = 200;

    /// <summary>Maps them; all need the permission <c>deliveries.manage</c>.</summary>
    public static IEndpointRouteBuilder MapHaechiParked(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/v1/parked").RequireAuthorization(PlatformPermissions.DeliveriesManage).DisableAntiforgery().WithTags("Events");
        group.MapGet("/", async (ParkedMessages desk, CancellationToken stop) => Results.Json(await desk.ListAsync(Listed, stop), LedgerJson.Options))
            .WithName("ListParked").WithSummary("Messages that a reader gave up on, newest first, with the reason").Produces<IReadOnlyList<ParkedMessage>>();
        group.MapPost("/{consumer}/{sequence:long}/retry", async (string consumer, long sequence, ClaimsPrincipal user, ParkedMessages desk, CancellationToken stop) =>
                Answer(await desk.RetryAsync(consumer, sequence, user.ToActor(), stop)))
            .WithName("RetryParked").WithSummary("Let the reader take it now; 409 when it fails again");
        group.MapPost("/{consumer}/{sequence:long}/dismiss", async (string consumer, long sequence, Dismissal body, ClaimsPrincipal user, ParkedMessages desk, CancellationToken stop) =>
                Answer(await desk.DismissAsync(consumer, sequence, body.Reason, user.ToActor(), stop)))
            .WithName("DismissParked").WithSummary("Give it up with a reason; what it would have brought about never happens");
        return endpoints;
    }

    private static IResult Answer(Outcome<bool> outcome) => outcome.Refusal is { } refusal
        ? Problem.Of(refusal, refusal.Code switch
        {
            "parked-message-fails" => StatusCodes.Status409Conflict,
            "dismissal-reason" => StatusCodes.Status422UnprocessableEntity,
            _ => StatusCodes.Status404NotFound,
        })
        : Results.NoContent();

    /// <summary>Why a message is given up.</summary>
    internal sealed record Dismissal(string? Reason);
}
