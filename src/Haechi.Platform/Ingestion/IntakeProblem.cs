using System.Collections.Immutable;
using System.Text.Json;
using Haechi.Kernel;
using Microsoft.AspNetCore.Http;

namespace Haechi.Platform.Ingestion;

/// <summary>Problem document (RFC 9457) of the intake.</summary>
/// <param name="Type">A URN with the code.</param>
/// <param name="Title">English, one line.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Detail">Korean: what is wrong and how to mend it.</param>
/// <param name="Code">Stable machine name.</param>
/// <param name="Message">What is wrong, in both languages.</param>
/// <param name="Mend">How to put it right, in both languages.</param>
/// <param name="Errors">Every fault with its JSON path, up to 100.</param>
public sealed record IntakeProblem(
    string Type, string Title, int Status, string Detail, string Code, LocalizedText Message, LocalizedText Mend, ImmutableArray<IntakeError> Errors)
{
    /// <summary>Seconds that a caller waits before it tries again after a 503.</summary>
    private const string RetryAfter = "2";

    internal static Task WriteAsync(HttpContext http, int status, Refusal refusal, ImmutableArray<IntakeError> errors)
    {
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = RetryAfter;
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = "application/problem+json";
        http.Response.Headers.CacheControl = "no-store";
        var problem = new IntakeProblem(
            "urn:haechi:problem:" + refusal.Code, refusal.Message.En, status, $"{refusal.Message.Ko} {refusal.Mend.Ko}", refusal.Code, refusal.Message, refusal.Mend, errors);
        return JsonSerializer.SerializeAsync(http.Response.BodyWriter, problem, IntakeJson.Rows.IntakeProblem, http.RequestAborted);
    }
}
