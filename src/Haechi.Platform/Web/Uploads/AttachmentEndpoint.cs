using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Rooms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Web;

/// <summary>Uploads and what comes of them.</summary>
public static class AttachmentEndpoint
{
    internal const long FormOverhead = 64 * 1024;

    /// <summary>
    /// For an endpoint that takes a picture in a form: the larger body limit and the rate limit of uploads. A citizen has no session
    /// that a foreign page could use, and the cross-site guard refuses such pages anyway, so no antiforgery token is asked for.
    /// </summary>
    public static TBuilder TakesUpload<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.Add(builder => builder.Metadata.Add(
            new UploadSize(builder.ApplicationServices.GetRequiredService<IOptions<WebOptions>>().Value.MaxUploadBytes + FormOverhead)));
        return endpoint.RequireRateLimiting(RateLimits.Upload).DisableAntiforgery();
    }

    /// <summary>Maps <c>GET /api/v1/attachments/{id}</c>.</summary>
    internal static void MapAttachments(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/v1/attachments/{id:guid}", GetAsync)
            .RequireAuthorization(PlatformPermissions.PersonalDataRead)
            .RequireRateLimiting(RateLimits.Public)
            .WithName("GetAttachment")
            .WithTags("Attachments")
            .WithSummary("A stored picture; every opening is audited");

    private static async Task<IResult> GetAsync(
        Guid id, HttpContext context, IDbContextFactory<RoomsDb> rooms, UploadGate gate, PersonalDataVault vault, CurrentActor actor, CancellationToken cancellationToken)
    {
        await using var db = await rooms.CreateDbContextAsync(cancellationToken);
        if (await db.Attachments.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } row || !context.User.MayServe(row.ServiceId))
        {
            return Problem.Of(UploadRefusals.Gone, StatusCodes.Status404NotFound);
        }

        var bytes = gate.Open(row);
        await vault.AuditAsync(new DataSubject("attachment", id.ToString(), row.ServiceId), await actor.GetAsync(), "opened", 1, cancellationToken);
        OwnPolicy.Set(context.Response, "default-src 'none'; sandbox");
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{id}.{row.MediaType["image/".Length..]}\"";
        return Results.Bytes(bytes, row.MediaType);
    }

    private sealed record UploadSize(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
