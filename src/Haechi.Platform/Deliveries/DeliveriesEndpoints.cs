using System.Security.Claims;
using Haechi.Kernel;
using Haechi.Platform.Deliveries.Rows;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Haechi.Platform.Deliveries;

/// <summary><c>/api/v1/webhooks</c>: receivers, their deliveries, and dead letters.</summary>
public static class DeliveriesEndpoints
{
    private const int Listed = 200;

    /// <summary>Maps them; all need the permission <c>deliveries.manage</c>.</summary>
    public static IEndpointRouteBuilder MapHaechiDeliveries(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/api/v1/webhooks").RequireAuthorization(PlatformPermissions.DeliveriesManage).DisableAntiforgery().WithTags("Webhooks");
        group.MapGet("/", ListAsync).WithName("ListWebhooks").WithSummary("Receivers, how far behind they are, and their dead letters");
        group.MapPost("/", CreateAsync).WithName("CreateWebhook").WithSummary("A new receiver; its secret is in the answer and never shown again")
            .Produces<NewSubscription>(StatusCodes.Status201Created);
        group.MapPost("/{id:guid}/pause", async (Guid id, ClaimsPrincipal user, Subscriptions desk, CancellationToken stop) =>
            Answer(await desk.PauseAsync(id, user.ToActor(), stop))).WithName("PauseWebhook").WithSummary("Hold events back; none is lost");
        group.MapPost("/{id:guid}/resume", async (Guid id, ClaimsPrincipal user, Subscriptions desk, CancellationToken stop) =>
            Answer(await desk.ResumeAsync(id, user.ToActor(), stop))).WithName("ResumeWebhook").WithSummary("Go on where it stood");
        group.MapPost("/{id:guid}/secret", RotateAsync).WithName("ChangeWebhookSecret").WithSummary("A new secret; the old one ends at once").Produces<NewSubscription>();
        group.MapDelete("/{id:guid}", async (Guid id, ClaimsPrincipal user, Subscriptions desk, CancellationToken stop) =>
            Answer(await desk.RemoveAsync(id, user.ToActor(), stop))).WithName("RemoveWebhook").WithSummary("Remove it with its deliveries");
        group.MapGet("/deliveries", DeliveriesAsync).WithName("ListDeliveries").WithSummary("Deliveries, newest first; ?status=dead lists dead letters").Produces<IReadOnlyList<DeliveryView>>();
        group.MapPost("/deliveries/{id:guid}/replay", async (Guid id, ClaimsPrincipal user, DeadLetters desk, CancellationToken stop) =>
            Answer(await desk.ReplayAsync(id, user.ToActor(), stop))).WithName("ReplayDeadLetter").WithSummary("Send a dead letter once more, under its old id");
        group.MapDelete("/deliveries/{id:guid}", async (Guid id, ClaimsPrincipal user, DeadLetters desk, CancellationToken stop) =>
            Answer(await desk.DiscardAsync(id, user.ToActor(), stop))).WithName("DiscardDeadLetter").WithSummary("Give a dead letter up");
        return endpoints;
    }

    private static async Task<IResult> ListAsync(Subscriptions desk, CancellationToken cancellationToken) =>
        Results.Json(await desk.ListAsync(cancellationToken), LedgerJson.Options);

    private static async Task<IResult> CreateAsync(NewWebhook body, ClaimsPrincipal user, Subscriptions desk, CancellationToken cancellationToken)
    {
        var request = new SubscriptionRequest(body.Name ?? "", body.Url ?? "", body.Topics ?? [], body.Services ?? [], body.FromStart);
        var created = await desk.CreateAsync(request, user.ToActor(), cancellationToken);
        return created.Refusal is { } refusal
            ? Problem.Of(refusal, StatusCodes.Status422UnprocessableEntity)
            : Results.Json(created.Value, LedgerJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> RotateAsync(Guid id, ClaimsPrincipal user, Subscriptions desk, CancellationToken cancellationToken)
    {
        var changed = await desk.RotateAsync(id, user.ToActor(), cancellationToken);
        return changed.Refusal is { } refusal ? Problem.Of(refusal, StatusCodes.Status404NotFound) : Results.Json(changed.Value, LedgerJson.Options);
    }

    private static async Task<IResult> DeliveriesAsync(Guid? subscription, string? status, DeadLetters desk, CancellationToken cancellationToken)
    {
        DeliveryStatus? wanted = null;
        if (status is not null)
        {
            if (!Enum.TryParse<DeliveryStatus>(status, ignoreCase: true, out var known) || !Enum.IsDefined(known) || char.IsAsciiDigit(status[0]))
            {
                return Problem.Of(
                    Refusals.Of("unknown-status", $"'{status[..Math.Min(status.Length, 40)]}'은(는) 없는 상태입니다.", $"'{status[..Math.Min(status.Length, 40)]}' is not a status.",
                        "pending, delivered, dead, replaying, discarded 중에서 고르세요.", "One of pending, delivered, dead, replaying, discarded."),
                    StatusCodes.Status400BadRequest);
            }

            wanted = known;
        }

        return Results.Json(await desk.ListAsync(subscription, wanted, Listed, cancellationToken), LedgerJson.Options);
    }

    private static IResult Answer(Outcome<bool> outcome) =>
        outcome.Refusal is { } refusal ? Problem.Of(refusal, StatusCodes.Status404NotFound) : Results.NoContent();

    /// <summary>Body of a new receiver.</summary>
    internal sealed record NewWebhook(string? Name, string? Url, string[]? Topics, string[]? Services, bool FromStart = false);
}
