using System.Security.Claims;
using System.Text.Json;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Identity;

/// <summary>Signing in through an OpenID Connect provider. The provider's claims decide the roles, anew at every sign-in.</summary>
public sealed class ExternalSignIn
{
    private readonly SignInManager<Account> _signIn;
    private readonly Ledger _ledger;
    private readonly AccountDesk _desk;
    private readonly AccessOptions _options;

    internal ExternalSignIn(SignInManager<Account> signIn, Ledger ledger, AccountDesk desk, IOptions<AccessOptions> options) =>
        (_signIn, _ledger, _desk, _options) = (signIn, ledger, desk, options.Value);

    /// <summary>The configured providers.</summary>
    public IReadOnlyList<ProviderOptions> Providers => _options.Providers;

    /// <summary>Ends a sign-in that the provider has vouched for: finds or creates the account, sets its roles, opens the session.</summary>
    /// <returns>False when the provider vouched for nobody, or for somebody without a role or with a disabled account.</returns>
    internal async Task<bool> CompleteAsync(CancellationToken cancellationToken)
    {
        if (await _signIn.GetExternalLoginInfoAsync() is not { } login || _options.Providers.FirstOrDefault(p => p.SchemeName == login.LoginProvider) is not { } provider)
        {
            return false;
        }

        var person = ExternalPerson.Of(login, provider);
        var account = person.Roles.Count == 0 ? null : await _ledger.WriteAsync(scope => _desk.WithAsync(scope, manager => AdmitAsync(scope, manager, login, person)), cancellationToken);
        if (account is null)
        {
            await RefusedAsync(provider, cancellationToken);
            return false;
        }

        await _signIn.SignInAsync(account, isPersistent: false, login.LoginProvider);
        await _signIn.Context.SignOutAsync(IdentityConstants.ExternalScheme);
        return true;
    }

    private static async Task<Account?> AdmitAsync(LedgerScope scope, UserManager<Account> manager, ExternalLoginInfo login, ExternalPerson person)
    {
        var account = await manager.FindByLoginAsync(login.LoginProvider, login.ProviderKey);
        if (account is null)
        {
            account = new Account { UserName = $"{person.UserName}@{login.LoginProvider}", CreatedAt = scope.At };
            Demand(await manager.CreateAsync(account));
            Demand(await manager.AddLoginAsync(account, login));
        }

        if (account.Disabled)
        {
            return null;
        }

        var before = await manager.GetRolesAsync(account);
        (account.DisplayName, account.Department, account.LastSignInAt) = (person.Name, person.Department, scope.At);
        Demand(await manager.RemoveFromRolesAsync(account, before.Except(person.Roles)));
        Demand(await manager.AddToRolesAsync(account, person.Roles.Except(before)));
        Demand(await manager.UpdateAsync(account));
        var detail = JsonSerializer.Serialize(new { factor = login.LoginProvider, roles = person.Roles }, LedgerJson.Options);
        scope.Audit(new AuditNote(Actor.Person(account.Id, account.DisplayName), "account.signed-in", "account", account.Id, null, detail));
        return account;
    }

    private Task RefusedAsync(ProviderOptions provider, CancellationToken cancellationToken) =>
        _ledger.WriteAsync(
            scope =>
            {
                scope.Audit(new AuditNote(Actor.System, "account.external-refused", "provider", provider.Id));
                return Task.CompletedTask;
            },
            cancellationToken);

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException("An account could not take what its provider says: " + string.Join(' ', result.Errors.Select(e => e.Description)));
        }
    }
}

/// <summary>What a provider says about a person, cut to what this product keeps.</summary>
internal sealed record ExternalPerson(string UserName, string Name, string Department, IReadOnlyList<string> Roles)
{
    public static ExternalPerson Of(ExternalLoginInfo login, ProviderOptions provider)
    {
        var claims = login.Principal;
        var given = claims.FindFirstValue("preferred_username") ?? claims.FindFirstValue("email") ?? login.ProviderKey;
        var userName = new string(given.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_').Take(60).ToArray());
        var roles = claims.FindAll(provider.RoleClaim).Select(claim => provider.Roles.GetValueOrDefault(claim.Value)).OfType<string>().Distinct().ToList();
        var department = provider.DepartmentClaim.Length == 0 ? "" : claims.FindFirstValue(provider.DepartmentClaim) ?? "";
        return new(userName, Cut(claims.FindFirstValue("name") ?? given), Cut(department), roles);
    }

    private static string Cut(string text) => text.Length <= 80 ? text : text[..80];
}
