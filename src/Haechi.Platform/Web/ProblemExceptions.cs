using System.Text.Json;
using Haechi.Kernel;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Haechi.Platform.Web;

/// <summary>Turns what was thrown into an answer: the caller's mistakes into 4xx, trouble with the database into 503, bugs into 500 without details.</summary>
internal sealed class ProblemExceptions : IExceptionHandler
{
    private const int ClientClosedRequest = 499;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = ClientClosedRequest;
            return true;
        }

        var (refusal, status, path) = Read(exception);
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = "5";
        }

        await Problem.WriteAsync(httpContext, refusal, status, path, exception);
        return true;
    }

    internal static (Refusal Refusal, int Status, string? Path) Read(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => (WebRefusals.BadJson(json.Path ?? "$", json.LineNumber), StatusCodes.Status400BadRequest, json.Path ?? "$"),
        BadHttpRequestException bad => OfStatus(bad.StatusCode, bad.Message),
        JsonException json => (WebRefusals.BadJson(json.Path ?? "$", json.LineNumber), StatusCodes.Status400BadRequest, json.Path ?? "$"),
        AntiforgeryValidationException => (WebRefusals.FormExpired, StatusCodes.Status400BadRequest, null),
        InvalidDataException { Message: var text } when text.Contains("body length limit", StringComparison.Ordinal) => OfStatus(StatusCodes.Status413PayloadTooLarge, text),
        _ when StorageUnavailableException.FaultOf(exception) is not null => (WebRefusals.StorageUnavailable, StatusCodes.Status503ServiceUnavailable, null),
        _ => (WebRefusals.Unexpected, StatusCodes.Status500InternalServerError, null),
    };

    internal static (Refusal Refusal, int Status, string? Path) OfStatus(int status, string? detail = null) => status switch
    {
        StatusCodes.Status401Unauthorized => (WebRefusals.SignInNeeded, status, null),
        StatusCodes.Status403Forbidden => (WebRefusals.NotPermitted, status, null),
        StatusCodes.Status404NotFound => (WebRefusals.NotFound, status, null),
        StatusCodes.Status405MethodNotAllowed => (WebRefusals.MethodNotAllowed, status, null),
        StatusCodes.Status413PayloadTooLarge => (WebRefusals.TooLarge, status, null),
        StatusCodes.Status415UnsupportedMediaType => (WebRefusals.UnsupportedMedia, status, null),
        StatusCodes.Status429TooManyRequests => (WebRefusals.TooMany, status, null),
        StatusCodes.Status503ServiceUnavailable => (WebRefusals.StorageUnavailable, status, null),
        >= 400 and < 500 => (WebRefusals.BadRequest($"요청을 읽을 수 없습니다. {detail}".Trim(), detail ?? "The request cannot be read."), status, null),
        _ => (WebRefusals.Unexpected, status, null),
    };
}
