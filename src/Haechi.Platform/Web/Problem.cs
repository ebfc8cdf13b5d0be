using System.Diagnostics;
using Haechi.Kernel;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Http;

namespace Haechi.Platform.Web;

/// <summary>
/// Problem documents (RFC 9457), always of one form: <c>type</c>, <c>title</c>, <c>status</c>, <c>detail</c>, and beside them
/// <c>code</c>, <c>message</c> and <c>mend</c> in both languages, and <c>traceId</c>.
/// </summary>
public static class Problem
{
    /// <summary>A refusal as the answer of an endpoint.</summary>
    /// <param name="refusal">What was refused.</param>
    /// <param name="status">HTTP status, 400 to 599. Default 400.</param>
    /// <param name="path">JSON path of the value concerned, e.g. <c>$.score</c>; null when it is not about one value.</param>
    public static IResult Of(Refusal refusal, int status = StatusCodes.Status400BadRequest, string? path = null) => new ProblemAnswer(refusal, status, path);

    /// <summary>Writes a problem outside an endpoint, unless the answer has already begun.</summary>
    public static Task WriteAsync(HttpContext context, Refusal refusal, int status, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Response.HasStarted ? Task.CompletedTask : new ProblemAnswer(refusal, status, path).ExecuteAsync(context);
    }

    private sealed class ProblemAnswer(Refusal refusal, int status, string? path) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => status;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.Headers.CacheControl = "no-store";
            var text = new ProblemText(
                "urn:haechi:problem:" + refusal.Code,
                refusal.Message.En,
                status,
                refusal.Message.Ko + " " + refusal.Mend.Ko,
                refusal.Code,
                refusal.Message,
                refusal.Mend,
                path,
                Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier);
            return httpContext.Response.WriteAsJsonAsync(text, LedgerJson.Options, "application/problem+json", httpContext.RequestAborted);
        }
    }
}

/// <summary>The document as it is written.</summary>
internal sealed record ProblemText(
    string Type, string Title, int Status, string Detail, string Code, LocalizedText Message, LocalizedText Mend, string? Path, string TraceId);
