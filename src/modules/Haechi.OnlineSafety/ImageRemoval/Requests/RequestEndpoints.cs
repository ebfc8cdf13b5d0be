using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.ImageRemoval.Requests;

/// <param name="Code">To be written down, together with the PIN.</param>
internal sealed record Submitted(string Code);

/// <param name="At">When everything was deleted (UTC).</param>
internal sealed record Deleted(DateTimeOffset At);

/// <summary>What a victim's page calls. Nobody signs in and no cookie counts: code and PIN travel in each request's body.</summary>
internal static class RequestEndpoints
{
    public static void MapRequests(this IEndpointRouteBuilder endpoints)
    {
        var requests = endpoints.MapGroup("/api/v1/removal").WithTags("Image removal").AllowAnonymous().DisableAntiforgery();
        requests.MapPost("/requests", SubmitAsync).RequireRateLimiting(RateLimits.Public)
            .WithName("SubmitRemovalRequest").WithSummary("Entrusts fingerprints of pictures and videos; returns the case code");
        requests.MapPost("/status", StatusAsync).RequireRateLimiting(RateLimits.SignIn)
            .WithName("ReadRemovalStatus").WithSummary("How far a request is, for whoever has code and PIN");
        requests.MapPost("/withdrawal", WithdrawAsync).RequireRateLimiting(RateLimits.SignIn)
            .WithName("WithdrawRemovalConsent").WithSummary("Withdraws consent: everything of the case is deleted at once");
        requests.MapPost("/uploads", UploadAsync).RequireRateLimiting(RateLimits.Upload).TakesUpload()
            .WithName("UploadRemovalPicture").WithSummary("Hands over a picture, if the victim chooses to");
    }

    private static async Task<IResult> SubmitAsync(Submission submission, SubmitRequest submit, HttpResponse response, CancellationToken cancellationToken)
    {
        var outcome = await submit.HandleAsync(submission, cancellationToken);
        response.Headers.CacheControl = "no-store";
        return outcome.Succeeded ? TypedResults.Created((string?)null, new Submitted(CaseCode.Shown(outcome.Value))) : Problem.Of(outcome.Refusal);
    }

    private static async Task<IResult> StatusAsync(CodeAndPin given, OpenRequest open, ReadStatus read, HttpResponse response, CancellationToken cancellationToken)
    {
        var opened = await open.HandleAsync(given, cancellationToken);
        response.Headers.CacheControl = "no-store";
        return opened.Succeeded ? TypedResults.Ok(await read.HandleAsync(opened.Value, cancellationToken)) : Problem.Of(opened.Refusal, StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> WithdrawAsync(CodeAndPin given, OpenRequest open, WithdrawConsent withdraw, HttpResponse response, CancellationToken cancellationToken)
    {
        var opened = await open.HandleAsync(given, cancellationToken);
        response.Headers.CacheControl = "no-store";
        return opened.Succeeded
            ? TypedResults.Ok(new Deleted(await withdraw.HandleAsync(opened.Value, Actor.Citizen, cancellationToken)))
            : Problem.Of(opened.Refusal, StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> UploadAsync(
        [FromForm] string? code, [FromForm] string? pin, [FromForm] string? consent, IFormFile? picture,
        OpenRequest open, UploadPicture upload, IOptions<WebOptions> web, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "no-store";
        if (consent != Submission.ConsentInForce)
            return Problem.Of(RequestRefusals.UploadConsent());
        if (picture is null || picture.Length == 0)
            return Problem.Of(RequestRefusals.Picture("there is no file."));
        if (picture.Length > web.Value.MaxUploadBytes)
            return Problem.Of(RequestRefusals.Picture($"it has more than {web.Value.MaxUploadBytes:N0} bytes."), StatusCodes.Status413PayloadTooLarge);
        var opened = await open.HandleAsync(new CodeAndPin(code, pin), cancellationToken);
        if (!opened.Succeeded)
            return Problem.Of(opened.Refusal, StatusCodes.Status403Forbidden);

        var bytes = new byte[picture.Length];
        await using var stream = picture.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        var outcome = await upload.HandleAsync(opened.Value, bytes, cancellationToken);
        return outcome.Succeeded ? TypedResults.NoContent() : Problem.Of(outcome.Refusal, StatusCodes.Status415UnsupportedMediaType);
    }
}
