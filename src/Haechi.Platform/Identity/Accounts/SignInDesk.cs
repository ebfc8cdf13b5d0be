using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Identity;

namespace Haechi.Platform.Identity;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInAnswer
{
    /// <summary>The session is open.</summary>
    SignedIn,

    /// <summary>The session is open, but nothing is allowed before the password is changed.</summary>
    MustChangePassword,

    /// <summary>The password was right; the second factor is asked for.</summary>
    NeedsCode,

    /// <summary>Too many wrong attempts; wait ten minutes or ask an administrator.</summary>
    LockedOut,

    /// <summary>Name, password or code is wrong, or the account is disabled. Which one is not told.</summary>
    Refused,
}

/// <summary>Signing in and out with a local account. Every outcome is audited.</summary>
public sealed class SignInDesk
{
    private readonly SignInManager<Account> _signIn;
    private readonly UserManager<Account> _users;
    private readonly IPasswordHasher<Account> _hasher;
    private readonly Ledger _ledger;
    private static readonly Account Nobody = new() { UserName = "nobody" };
    private static string? _nobodysHash;

    public SignInDesk(SignInManager<Account> signIn, UserManager<Account> users, IPasswordHasher<Account> hasher, Ledger ledger) =>
        (_signIn, _users, _hasher, _ledger) = (signIn, users, hasher, ledger);

    /// <summary>First factor.</summary>
    public async Task<SignInAnswer> WithPasswordAsync(string userName, string password, CancellationToken cancellationToken)
    {
        if (await _users.FindByNameAsync(userName ?? "") is not { } account)
        {
            // The same work as for a real account, so that the time of the answer does not tell which names exist.
            _nobodysHash ??= _hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
            _hasher.VerifyHashedPassword(Nobody, _nobodysHash, password ?? "");
            return SignInAnswer.Refused;
        }

        var result = await _signIn.PasswordSignInAsync(account, password ?? "", isPersistent: false, lockoutOnFailure: true);
        return await ConcludeAsync(account, result, "password", cancellationToken);
    }

    /// <summary>Second factor: six digits of the authenticator app.</summary>
    public Task<SignInAnswer> WithCodeAsync(string code, CancellationToken cancellationToken) =>
        SecondAsync(() => _signIn.TwoFactorAuthenticatorSignInAsync(Digits(code), isPersistent: false, rememberClient: false), "totp", cancellationToken);

    /// <summary>Second factor: one of the recovery codes, which is then used up.</summary>
    public Task<SignInAnswer> WithRecoveryCodeAsync(string code, CancellationToken cancellationToken) =>
        SecondAsync(() => _signIn.TwoFactorRecoveryCodeSignInAsync((code ?? "").Trim().ToUpperInvariant()), "recovery-code", cancellationToken);

    /// <summary>Whether a first factor was right and the second is awaited in this browser.</summary>
    public async Task<bool> AwaitsCodeAsync() => await _signIn.GetTwoFactorAuthenticationUserAsync() is not null;

    /// <summary>Ends the session.</summary>
    public async Task SignOutAsync(Actor actor, CancellationToken cancellationToken)
    {
        await _signIn.SignOutAsync();
        if (actor.Kind == ActorKind.Person)
        {
            await AuditAsync(actor, "account.signed-out", actor.Id, "{}", cancellationToken);
        }
    }

    private async Task<SignInAnswer> SecondAsync(Func<Task<SignInResult>> attempt, string factor, CancellationToken cancellationToken)
    {
        if (await _signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return SignInAnswer.Refused;
        }

        return await ConcludeAsync(account, await attempt(), factor, cancellationToken);
    }

    private async Task<SignInAnswer> ConcludeAsync(Account account, SignInResult result, string factor, CancellationToken cancellationToken)
    {
        if (result.RequiresTwoFactor)
        {
            return SignInAnswer.NeedsCode;
        }

        var actor = Actor.Person(account.Id, account.DisplayName);
        var detail = $$"""{"factor":"{{factor}}"}""";
        if (!result.Succeeded)
        {
            await AuditAsync(actor, result.IsLockedOut ? "account.locked-out" : "account.sign-in-refused", account.Id, detail, cancellationToken);
            return result.IsLockedOut ? SignInAnswer.LockedOut : SignInAnswer.Refused;
        }

        await _ledger.WriteAsync(
            async scope =>
            {
                if (await scope.Use<IdentityDb>().Users.FindAsync([account.Id], cancellationToken) is { } stored)
                {
                    stored.LastSignInAt = scope.At;
                }

                scope.Audit(new AuditNote(actor, "account.signed-in", "account", account.Id, null, detail));
            },
            cancellationToken);
        return account.MustChangePassword ? SignInAnswer.MustChangePassword : SignInAnswer.SignedIn;
    }

    private Task AuditAsync(Actor actor, string act, string accountId, string detail, CancellationToken cancellationToken) =>
        _ledger.WriteAsync(
            scope =>
            {
                scope.Audit(new AuditNote(actor, act, "account", accountId, null, detail));
                return Task.CompletedTask;
            },
            cancellationToken);

    private static string Digits(string? code) => new((code ?? "").Where(char.IsAsciiDigit).ToArray());
}
