using System.Diagnostics;
using System.Net.Mime;
using Haechi.Kernel;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Haechi.Platform.Web;

/// <summary>
/// Problem documents (RFC 9457), always of one form: <c>type</c>, <c>title</c>, <c>status</c>, <c>detail</c>, and beside them
/// <c>code</c>, <c>message</c> and <c>mend</c> in both languages, and <c>traceId</c>. A browser that asks for a page gets a
/// page. Each one leaves one log line.
/// </summary>
public static partial class Problem
{
    /// <summary>A refusal as the answer of an endpoint.</summary>
    /// <param name="refusal">What was refused.</param>
    /// <param name="status">HTTP status, 400 to 599. Default 400.</param>
    /// <param name="path">JSON path of the value concerned, e.g. <c>$.score</c>; null when it is not about one value.</param>
    public static IResult Of(Refusal refusal, int status = StatusCodes.Status400BadRequest, string? path = null) => new ProblemAnswer(refusal, status, path, null);

    /// <summary>Writes a problem outside an endpoint, unless the answer has already begun.</summary>
    public static Task WriteAsync(HttpContext context, Refusal refusal, int status, string? path = null, Exception? cause = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Response.HasStarted ? Task.CompletedTask : new ProblemAnswer(refusal, status, path, cause).ExecuteAsync(context);
    }

    internal static bool WantsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && request.Headers.Accept.ToString().Contains(MediaTypeNames.Text.Html, StringComparison.OrdinalIgnoreCase);

    private static string Plain(string? text) => new((text ?? "").Select(c => char.IsControl(c) ? '?' : c).Take(200).ToArray());

    [LoggerMessage(Message = "{Method} {Path} refused with {Status} {Code}, trace {TraceId}")]
    private static partial void Refused(ILogger log, LogLevel level, Exception? cause, string method, string path, int status, string code, string traceId);

    private sealed class ProblemAnswer(Refusal refusal, int status, string? path, Exception? cause) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => status;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var trace = Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier;
            Log(httpContext, trace);
            httpContext.Response.StatusCode = status;
            httpContext.Response.Headers.CacheControl = "no-store";
            if (WantsPage(httpContext.Request))
            {
                return ProblemPage.WriteAsync(httpContext, refusal, trace);
            }

            var text = new ProblemText(
                "urn:haechi:problem:" + refusal.Code, refusal.Message.En, status, refusal.Message.Ko + " " + refusal.Mend.Ko,
                refusal.Code, refusal.Message, refusal.Mend, path, trace);
            return httpContext.Response.WriteAsJsonAsync(text, LedgerJson.Options, "application/problem+json", httpContext.RequestAborted);
        }

        private void Log(HttpContext context, string trace)
        {
            var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Problem));
            var level = status switch { >= 500 and not 503 => LogLevel.Error, 503 => LogLevel.Warning, _ => LogLevel.Information };
            // Only a bug's stack is worth keeping; a caller's mistake may quote the caller's data.
            Refused(log, level, status == StatusCodes.Status500InternalServerError ? cause : null, context.Request.Method, Plain(context.Request.Path), status, refusal.Code, trace);
        }
    }
}

/// <summary>The document as it is written.</summary>
internal sealed record ProblemText(
    string Type, string Title, int Status, string Detail, string Code, LocalizedText Message, LocalizedText Mend, string? Path, string TraceId);
