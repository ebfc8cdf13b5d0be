using System.Security.Claims;
using Haechi.Kernel.Rooms;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Identity;

/// <summary>The claims that the product puts into a principal, and how it reads them.</summary>
public static class AccountClaims
{
    internal const string DisplayName = "name";
    internal const string Department = "haechi:department";
    internal const string MustChangePassword = "haechi:must-change-password";
    internal const string Permission = "haechi:permission";
    internal const string Service = "haechi:service";
    internal const string Machine = "haechi:machine";

    /// <summary>Who acts: a named official, a machine with a token, or a citizen without an account.</summary>
    public static Actor ToActor(this ClaimsPrincipal? principal)
    {
        if (principal?.Identity?.IsAuthenticated != true)
        {
            return Actor.Citizen;
        }

        var id = principal.FindFirstValue(ClaimTypes.NameIdentifier)
            ?? throw new InvalidOperationException("A signed-in principal without an id: its authentication handler does not belong to this product.");
        var name = principal.FindFirstValue(DisplayName) ?? principal.Identity.Name ?? id;
        return principal.HasClaim(claim => claim.Type == Machine)
            ? new Actor(ActorKind.Service, id, name)
            : Actor.Person(id, name);
    }

    /// <summary>Whether a machine's token covers a service. People are not limited by service; citizens may not act for any.</summary>
    public static bool MayServe(this ClaimsPrincipal principal, string serviceId)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.Identity?.IsAuthenticated == true
            && (!principal.HasClaim(claim => claim.Type == Service) || principal.HasClaim(Service, serviceId));
    }

    /// <summary>Whether its holder still uses the password that somebody else chose.</summary>
    public static bool MustChange(this ClaimsPrincipal principal) => principal.HasClaim(claim => claim.Type == MustChangePassword);
}

internal sealed class AccountClaimsFactory(UserManager<Account> users, RoleManager<AccountRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account, AccountRole>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(AccountClaims.DisplayName, user.DisplayName));
        identity.AddClaim(new Claim(AccountClaims.Department, user.Department));
        if (user.MustChangePassword)
        {
            identity.AddClaim(new Claim(AccountClaims.MustChangePassword, "true"));
        }

        return identity;
    }
}
