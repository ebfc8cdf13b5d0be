using Haechi.Platform.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Identity;

/// <summary>One authentication scheme for each configured provider, and the two addresses that use them.</summary>
internal static class ProviderSchemes
{
    public static void Add(AuthenticationBuilder authentication, IConfiguration configuration)
    {
        foreach (var provider in configuration.GetSection("identity:Providers").Get<List<ProviderOptions>>() ?? [])
        {
            authentication.AddOpenIdConnect(provider.SchemeName, provider.Name, options => Configure(options, provider));
        }
    }

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(AccountPaths.External, BeginAsync).WithMetadata(new RequireAntiforgeryTokenAttribute())
            .RequireRateLimiting(RateLimits.SignIn).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet(AccountPaths.ExternalReturn, ReturnAsync).RequireRateLimiting(RateLimits.SignIn).AllowAnonymous().ExcludeFromDescription();
    }

    private static void Configure(OpenIdConnectOptions options, ProviderOptions provider)
    {
        options.Authority = provider.Authority;
        options.ClientId = provider.ClientId;
        options.ClientSecret = provider.ClientSecret ?? (provider.ClientSecretFile is { } file ? File.ReadAllText(file).Trim() : null);
        options.RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback;
        options.CallbackPath = "/signin-" + provider.SchemeName;
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.ResponseType = "code";
        // By query, because a form posted from the provider's page would be a change made by another site.
        options.ResponseMode = "query";
        options.UsePkce = true;
        options.MapInboundClaims = false;
        options.TokenValidationParameters.NameClaimType = "name";
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.MapJsonKey(provider.RoleClaim, provider.RoleClaim);
        options.Scope.Add("email");
        options.SaveTokens = false;
        options.CorrelationCookie.SameSite = options.NonceCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = options.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnRemoteFailure = context =>
        {
            context.HandleResponse();
            context.Response.Redirect(AccountPaths.SignIn + "?Reason=external");
            return Task.CompletedTask;
        };
    }

    private static async Task<IResult> BeginAsync(HttpContext context, ExternalSignIn external, SignInManager<Account> signIn)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true })
        {
            return Problem.Of(WebRefusals.FormExpired);
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (external.Providers.FirstOrDefault(p => p.Id == form["provider"]) is not { } provider)
        {
            return Results.LocalRedirect(AccountPaths.SignIn + "?Reason=external");
        }

        var back = $"{AccountPaths.ExternalReturn}?{AccountPaths.ReturnParameter}={Uri.EscapeDataString(AccountPaths.Local(form["returnUrl"]))}";
        return Results.Challenge(signIn.ConfigureExternalAuthenticationProperties(provider.SchemeName, back), [provider.SchemeName]);
    }

    private static async Task<IResult> ReturnAsync(HttpContext context, ExternalSignIn external) =>
        Results.LocalRedirect(await external.CompleteAsync(context.RequestAborted)
            ? AccountPaths.Local(context.Request.Query[AccountPaths.ReturnParameter])
            : AccountPaths.SignIn + "?Reason=external");
}
