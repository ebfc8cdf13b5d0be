using Haechi.Platform.Identity;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Routing;

namespace Haechi.Console.Preferences;

/// <summary>Language and theme are kept in cookies of the browser; they say nothing about the person.</summary>
internal static class PreferenceEndpoints
{
    public const string ThemeCookie = "haechi.theme";
    public static readonly string[] Languages = ["ko", "en"];
    public static readonly string[] Themes = ["light", "dark"];

    public static void MapPreferences(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/preferences").ExcludeFromDescription().AllowAnonymous().RequireRateLimiting(RateLimits.Public);
        group.MapGet("/language/{language}", SetLanguage);
        group.MapGet("/theme/{theme}", SetTheme);
    }

    /// <summary>The chosen theme; null follows the system.</summary>
    public static string? ThemeOf(HttpContext? context) =>
        context?.Request.Cookies[ThemeCookie] is { } theme && Themes.Contains(theme) ? theme : null;

    private static Results<RedirectHttpResult, NotFound> SetLanguage(string language, string? returnUrl, HttpContext context)
    {
        if (!Languages.Contains(language))
        {
            return TypedResults.NotFound();
        }

        var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language));
        context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, value, Lasting(context));
        return TypedResults.LocalRedirect(AccountPaths.Local(returnUrl));
    }

    private static Results<RedirectHttpResult, NotFound> SetTheme(string theme, string? returnUrl, HttpContext context)
    {
        if (!Themes.Contains(theme))
        {
            return TypedResults.NotFound();
        }

        context.Response.Cookies.Append(ThemeCookie, theme, Lasting(context));
        return TypedResults.LocalRedirect(AccountPaths.Local(returnUrl));
    }

    // The script switches the theme in place and must be able to write its cookie.
    private static CookieOptions Lasting(HttpContext context) => new()
    {
        Path = "/",
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    };
}
