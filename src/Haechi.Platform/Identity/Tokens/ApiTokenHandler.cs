using System.Security.Claims;
using System.Text.Encodings.Web;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Identity;

/// <summary>Authenticates <c>Authorization: Bearer hct_…</c>.</summary>
internal sealed class ApiTokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    internal const string SchemeName = "api-token";
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var token = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : "";
        if (!token.StartsWith(ApiTokens.Prefix, StringComparison.Ordinal))
        {
            // Somebody else's bearer, such as the key to a citizen's own conversation.
            return AuthenticateResult.NoResult();
        }

        return await tokens.CheckAsync(token, Context.RequestAborted) is { } row
            ? AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(IdentityOf(row)), SchemeName))
            : AuthenticateResult.Fail("The token is unknown, revoked or expired.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.WriteAsync(Context, WebRefusals.TokenNeeded, StatusCodes.Status401Unauthorized);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problem.WriteAsync(Context, WebRefusals.NotPermitted, StatusCodes.Status403Forbidden);

    private static ClaimsIdentity IdentityOf(ApiTokenRow row)
    {
        var identity = new ClaimsIdentity(SchemeName, AccountClaims.DisplayName, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, "token:" + row.Id));
        identity.AddClaim(new Claim(AccountClaims.DisplayName, row.Name));
        identity.AddClaim(new Claim(AccountClaims.Machine, "true"));
        identity.AddClaims(Words(row.Permissions).Select(id => new Claim(AccountClaims.Permission, id)));
        identity.AddClaims(Words(row.Services).Select(id => new Claim(AccountClaims.Service, id)));
        return identity;
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
