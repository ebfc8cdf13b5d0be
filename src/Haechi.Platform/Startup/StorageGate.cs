using System.Data.Common;
using Haechi.Platform.Persistence;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Haechi.Platform.Startup;

/// <summary>
/// Before storage is prepared nothing but health, metrics and static files answers. While it is in trouble reading is still
/// tried (a full disk reads), changes are refused at once, so that callers do not queue up before a database that is away.
/// </summary>
internal sealed class StorageGate(RequestDelegate next, StorageHealth health)
{
    private const int RetryAfterSeconds = 5;

    public async Task InvokeAsync(HttpContext context)
    {
        if (IsOpen(context))
        {
            await TryAsync(context);
        }
        else
        {
            await RefuseAsync(context);
        }
    }

    private bool IsOpen(HttpContext context) =>
        IsIndependent(context.Request.Path) || (health.Migrated && (health.Trouble is null || IsReading(context.Request)));

    private static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static bool IsIndependent(PathString path) =>
        path.StartsWithSegments("/health") || path.StartsWithSegments("/metrics") || path.StartsWithSegments("/_content")
        || path.StartsWithSegments("/_framework") || path.StartsWithSegments("/openapi") || path == "/favicon.ico";

    private async Task TryAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (FaultOf(exception) is { } fault && !context.Response.HasStarted)
        {
            health.Failed(fault, exception.Message);
            context.Response.Clear();
            await RefuseAsync(context);
        }
    }

    private static StorageFault? FaultOf(Exception exception) =>
        exception is StorageUnavailableException or DbException or InvalidOperationException or Microsoft.EntityFrameworkCore.DbUpdateException
            ? StorageUnavailableException.FaultOf(exception)
            : null;

    private async Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers[HeaderNames.RetryAfter] = $"{RetryAfterSeconds}";
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(StatusPage.Render(health), context.RequestAborted);
            return;
        }

        await Problem.WriteAsync(context, WebRefusals.StorageUnavailable, StatusCodes.Status503ServiceUnavailable);
    }
}
