using Haechi.Platform.Identity;
using Microsoft.AspNetCore.Http;

namespace Haechi.Platform.Web;

/// <summary>
/// Refuses what another site makes a browser send: every change and every websocket must come from a page of this host.
/// Browsers say where a request comes from (Sec-Fetch-Site, Origin) and no page can forge it. Forms carry an antiforgery token besides.
/// Machines send neither header and no cookie, so they are not concerned.
/// </summary>
internal sealed class CrossSiteGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        return !Changes(request) || FromHere(request) ? next(context) : Problem.WriteAsync(context, WebRefusals.CrossSite, StatusCodes.Status403Forbidden);
    }

    private static bool Changes(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        || request.HttpContext.WebSockets.IsWebSocketRequest
        || request.Headers.Upgrade.Count > 0;

    private static bool FromHere(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none"))
        {
            return false;
        }

        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0)
        {
            // The scheme is left out: a proxy that ends TLS may not be configured, and the host is what an attacker cannot have.
            return Uri.TryCreate(origin, UriKind.Absolute, out var uri) && string.Equals(uri.Authority, Authority(request), StringComparison.OrdinalIgnoreCase);
        }

        return site.Length > 0 || !request.Cookies.ContainsKey(SessionCookies.CookieName);
    }

    private static string Authority(HttpRequest request) =>
        request.Host.Port is 80 or 443 ? request.Host.Host : request.Host.Value ?? "";
}
