using Haechi.Kernel;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Identity;

/// <summary>The session cookie: not readable by scripts, not sent from other sites, ends when idle.</summary>
internal sealed class SessionCookies(IOptions<AccessOptions> access) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    internal const string CookieName = "haechi-session";

    public void Configure(CookieAuthenticationOptions options)
    {
    }

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        if (name != IdentityConstants.ApplicationScheme)
        {
            return;
        }

        options.Cookie.Name = CookieName;
        options.ExpireTimeSpan = TimeSpan.FromHours(access.Value.SessionHours);
        options.SlidingExpiration = true;
        options.LoginPath = AccountPaths.SignIn;
        options.AccessDeniedPath = AccountPaths.Denied;
        options.ReturnUrlParameter = AccountPaths.ReturnParameter;
        options.Events.OnRedirectToLogin = ToSignInAsync;
        options.Events.OnRedirectToAccessDenied = ToDeniedAsync;
    }

    private static Task ToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (!WantsPage(context.Request))
        {
            return Problem.WriteAsync(context.HttpContext, WebRefusals.SignInNeeded, StatusCodes.Status401Unauthorized);
        }

        // A cookie that came but did not hold means that the session ended: the page then says so.
        var ended = context.Request.Cookies.ContainsKey(CookieName);
        context.Response.Redirect(ended ? QueryHelpers.AddQueryString(context.RedirectUri, "reason", "expired") : context.RedirectUri);
        return Task.CompletedTask;
    }

    private static Task ToDeniedAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var mustChange = context.HttpContext.User.MustChange();
        if (!WantsPage(context.Request))
        {
            Refusal refusal = mustChange ? WebRefusals.PasswordChangeNeeded : WebRefusals.NotPermitted;
            return Problem.WriteAsync(context.HttpContext, refusal, StatusCodes.Status403Forbidden);
        }

        context.Response.Redirect(mustChange ? AccountPaths.Password : context.RedirectUri);
        return Task.CompletedTask;
    }

    private static bool WantsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/_blazor")
        && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.HasFormContentType);
}
