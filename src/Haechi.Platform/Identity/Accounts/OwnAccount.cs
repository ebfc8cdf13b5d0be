using System.Security.Claims;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Identity;

namespace Haechi.Platform.Identity;

/// <summary>
/// What people may do with their own account: see it, change the password, set the second factor up and take it away.
/// Every change is audited and ends the person's other sessions; this one is renewed, so call it while handling a request.
/// </summary>
public sealed class OwnAccount
{
    private const int RecoveryCodes = 10;
    private readonly Ledger _ledger;
    private readonly AccountDesk _desk;
    private readonly UserManager<Account> _users;
    private readonly SignInManager<Account> _signIn;

    internal OwnAccount(Ledger ledger, AccountDesk desk, UserManager<Account> users, SignInManager<Account> signIn) =>
        (_ledger, _desk, _users, _signIn) = (ledger, desk, users, signIn);

    /// <summary>The account behind a principal; null when it is gone.</summary>
    public Task<Account?> FindAsync(ClaimsPrincipal principal) => _users.GetUserAsync(principal);

    /// <summary>How many recovery codes are left.</summary>
    public Task<int> RecoveryCodesLeftAsync(Account account) => _users.CountRecoveryCodesAsync(account);

    /// <summary>Changes the password and lifts the duty to do so.</summary>
    public Task<Outcome<bool>> ChangePasswordAsync(ClaimsPrincipal principal, string current, string next, CancellationToken cancellationToken) =>
        ChangeAsync<bool>(principal, "account.password-changed", async (manager, account) =>
        {
            if (current == next)
            {
                return Refusals.Of("password-same", "지금과 다른 비밀번호를 적어 주세요.", "The new password is the same as the old one.", "다른 비밀번호를 고르세요.", "Choose another one.");
            }

            account.MustChangePassword = false;
            var result = await manager.ChangePasswordAsync(account, current, next);
            return result.Succeeded ? true : AccountWords.Refused(result);
        }, cancellationToken);

    /// <summary>A key for an authenticator app that is not in force until a code proves it.</summary>
    public Task<Outcome<NewAuthenticator>> BeginAuthenticatorAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        ChangeAsync<NewAuthenticator>(principal, "account.authenticator-begun", async (manager, account) =>
        {
            if (account.TwoFactorEnabled)
            {
                return Refusals.Of("authenticator-on", "이미 2단계 인증을 쓰고 있습니다.", "The second factor is already on.", "먼저 끄고 다시 등록해 주세요.", "Turn it off first.");
            }

            await manager.ResetAuthenticatorKeyAsync(account);
            return NewAuthenticator.Of(account, (await manager.GetAuthenticatorKeyAsync(account))!);
        }, cancellationToken);

    /// <summary>The key that was begun, to show it again; null when there is none.</summary>
    public async Task<NewAuthenticator?> PendingAuthenticatorAsync(Account account) =>
        await _users.GetAuthenticatorKeyAsync(account) is { } key && !account.TwoFactorEnabled ? NewAuthenticator.Of(account, key) : null;

    /// <summary>Turns the second factor on and returns the recovery codes, once.</summary>
    public Task<Outcome<IReadOnlyList<string>>> ConfirmAuthenticatorAsync(ClaimsPrincipal principal, string code, CancellationToken cancellationToken) =>
        ChangeAsync<IReadOnlyList<string>>(principal, "account.authenticator-on", async (manager, account) =>
        {
            var digits = new string((code ?? "").Where(char.IsAsciiDigit).ToArray());
            if (!await manager.VerifyTwoFactorTokenAsync(account, manager.Options.Tokens.AuthenticatorTokenProvider, digits))
            {
                return CodeWrong();
            }

            await manager.SetTwoFactorEnabledAsync(account, true);
            return (await manager.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes))!.ToList();
        }, cancellationToken);

    /// <summary>New recovery codes; the old ones no longer work.</summary>
    public Task<Outcome<IReadOnlyList<string>>> RenewRecoveryCodesAsync(ClaimsPrincipal principal, string password, CancellationToken cancellationToken) =>
        ChangeAsync<IReadOnlyList<string>>(principal, "account.recovery-codes-renewed", async (manager, account) =>
            await manager.CheckPasswordAsync(account, password)
                ? (await manager.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes))!.ToList()
                : AccountWords.Refused(IdentityResult.Failed(manager.ErrorDescriber.PasswordMismatch())), cancellationToken);

    /// <summary>Turns the second factor off.</summary>
    public Task<Outcome<bool>> RemoveAuthenticatorAsync(ClaimsPrincipal principal, string password, CancellationToken cancellationToken) =>
        ChangeAsync<bool>(principal, "account.authenticator-off", async (manager, account) =>
        {
            if (!await manager.CheckPasswordAsync(account, password))
            {
                return AccountWords.Refused(IdentityResult.Failed(manager.ErrorDescriber.PasswordMismatch()));
            }

            await manager.SetTwoFactorEnabledAsync(account, false);
            await manager.ResetAuthenticatorKeyAsync(account);
            return true;
        }, cancellationToken);

    private async Task<Outcome<T>> ChangeAsync<T>(ClaimsPrincipal principal, string act, Func<UserManager<Account>, Account, Task<Outcome<T>>> change, CancellationToken cancellationToken)
    {
        string? id = _users.GetUserId(principal);
        var outcome = await _ledger.WriteAsync(
            scope => _desk.WithAsync<Outcome<T>>(scope, async manager =>
            {
                if (id is null || await manager.FindByIdAsync(id) is not { Disabled: false } account)
                {
                    return UserDirectory.Unknown();
                }

                var done = await change(manager, account);
                scope.Audit(new AuditNote(Actor.Person(account.Id, account.DisplayName), act, "account", account.Id));
                return done;
            }),
            cancellationToken);
        if (outcome.Succeeded && await _users.FindByIdAsync(id!) is { } renewed)
        {
            await _signIn.RefreshSignInAsync(renewed);
        }

        return outcome;
    }

    private static Refusal CodeWrong() => Refusals.Of(
        "code-wrong", "인증 번호가 맞지 않습니다.", "The code is not right.", "앱에 보이는 최신 여섯 자리를 적고, 휴대전화 시각이 맞는지 확인해 주세요.", "Type the latest six digits of the app and check the phone's clock.");
}

/// <summary>A key for an authenticator app.</summary>
/// <param name="Key">For typing, in groups of four.</param>
/// <param name="Uri">For the QR code.</param>
public sealed record NewAuthenticator(string Key, string Uri)
{
    internal static NewAuthenticator Of(Account account, string key)
    {
        var groups = string.Join(' ', key.Chunk(4).Select(group => new string(group))).ToLowerInvariant();
        return new(groups, $"otpauth://totp/Haechi:{System.Uri.EscapeDataString(account.UserName!)}?secret={key}&issuer=Haechi&digits=6");
    }
}
