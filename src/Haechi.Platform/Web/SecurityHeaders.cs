using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Web;

/// <summary>Puts the security headers on every answer. Scripts, styles and connections come from this host only, never inline.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IOptions<WebOptions> options)
{
    private const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; connect-src 'self'; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-src 'self'; frame-ancestors ";

    private readonly string _widgetAncestors = options.Value.WidgetOrigins.Length == 0
        ? "'none'"
        : "'self' " + string.Join(' ', options.Value.WidgetOrigins.Select(origin => origin.TrimEnd('/')));

    public Task InvokeAsync(HttpContext context)
    {
        // At the start of the answer, so that nothing that ran later (a live page adds a policy of its own) stands beside ours.
        context.Response.OnStarting(
            static state =>
            {
                var (headers, context) = ((SecurityHeaders, HttpContext))state;
                headers.Apply(context);
                return Task.CompletedTask;
            },
            (this, context));
        return next(context);
    }

    private void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        var widget = context.GetEndpoint()?.Metadata.GetMetadata<WidgetFrameAttribute>() is not null;
        var shared = widget || context.Request.Path.Value?.EndsWith("widget.js", StringComparison.Ordinal) == true;
        if (!headers.ContainsKey(OwnPolicy.Marker))
        {
            headers.ContentSecurityPolicy = Policy + (widget ? _widgetAncestors : "'none'");
        }

        headers.Remove(OwnPolicy.Marker);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self), payment=(), usb=(), interest-cohort=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = shared ? "cross-origin" : "same-origin";
        if (!widget)
        {
            headers.XFrameOptions = "DENY";
        }

        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        }

        if (context.User.Identity?.IsAuthenticated == true && headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }
    }
}

/// <summary>Lets an answer carry a stricter policy of its own, such as a stored file that must do nothing at all.</summary>
public static class OwnPolicy
{
    internal const string Marker = "Haechi-Own-Policy";

    /// <summary>Has <paramref name="response"/> carry <paramref name="policy"/> instead of the one of pages.</summary>
    public static void Set(HttpResponse response, string policy)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.Headers[Marker] = "1";
        response.Headers.ContentSecurityPolicy = policy;
    }
}
