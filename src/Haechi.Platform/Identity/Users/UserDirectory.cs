using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Identity;

/// <summary>Accounts for the page of users. Every change is audited in the same transaction and ends the account's open sessions.</summary>
public sealed class UserDirectory
{
    private readonly IDbContextFactory<IdentityDb> _reading;
    private readonly Ledger _ledger;
    private readonly AccountDesk _desk;

    internal UserDirectory(IDbContextFactory<IdentityDb> reading, Ledger ledger, AccountDesk desk) =>
        (_reading, _ledger, _desk) = (reading, ledger, desk);

    /// <summary>Accounts by user name.</summary>
    /// <param name="search">Part of user name, name or department; null for all.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<IReadOnlyList<UserLine>> ListAsync(string? search, CancellationToken cancellationToken)
    {
        await using var db = await _reading.CreateDbContextAsync(cancellationToken);
        var accounts = db.Users.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(search))
        {
            var text = search.Trim();
            accounts = accounts.Where(a => a.UserName!.Contains(text) || a.DisplayName.Contains(text) || a.Department.Contains(text));
        }

        var found = await accounts.OrderBy(a => a.UserName).ToListAsync(cancellationToken);
        var held = (await db.UserRoles.AsNoTracking().ToListAsync(cancellationToken)).ToLookup(r => r.UserId, r => r.RoleId);
        return [.. found.Select(account => UserLine.Of(account, held[account.Id]))];
    }

    /// <summary>One account; null when there is none.</summary>
    public async Task<UserLine?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var db = await _reading.CreateDbContextAsync(cancellationToken);
        return await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id, cancellationToken) is { } account
            ? UserLine.Of(account, await db.UserRoles.Where(r => r.UserId == id).Select(r => r.RoleId).ToListAsync(cancellationToken))
            : null;
    }

    /// <summary>Creates an account with a generated password, which its holder must change.</summary>
    /// <returns>The credentials, to be shown once.</returns>
    public Task<Outcome<NewCredentials>> CreateAsync(UserDraft draft, Actor by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return _ledger.WriteAsync(
            scope => _desk.WithAsync<Outcome<NewCredentials>>(scope, async manager =>
            {
                if (draft.Fault() is { } fault)
                {
                    return fault;
                }

                var account = new Account { UserName = draft.UserName.Trim(), DisplayName = draft.DisplayName.Trim(), Department = draft.Department.Trim(), MustChangePassword = true, CreatedAt = scope.At };
                var password = Passwords.Generate();
                var result = await manager.CreateAsync(account, password);
                result = result.Succeeded ? await manager.AddToRolesAsync(account, draft.Roles.Distinct()) : result;
                if (!result.Succeeded)
                {
                    return AccountWords.Refused(result);
                }

                Audit(scope, by, "account.created", account, new { draft.Roles });
                return new NewCredentials(account.UserName, string.Join(' ', draft.Roles), password);
            }),
            cancellationToken);
    }

    /// <summary>Changes name and department.</summary>
    public Task<Outcome<bool>> RenameAsync(string id, string displayName, string department, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync<bool>(id, by, "account.renamed", null, async (manager, account) =>
        {
            if (string.IsNullOrWhiteSpace(displayName) || displayName.Length > 80 || department.Length > 80)
            {
                return UserDraft.NameFault();
            }

            (account.DisplayName, account.Department) = (displayName.Trim(), department.Trim());
            return Checked(await manager.UpdateSecurityStampAsync(account));
        }, cancellationToken);

    /// <summary>Sets the roles. The last administrator keeps that role.</summary>
    public Task<Outcome<bool>> SetRolesAsync(string id, IReadOnlyList<string> roles, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync<bool>(id, by, "account.roles-set", new { roles }, async (manager, account) =>
        {
            if (roles.Except(Roles.All).Any())
            {
                return UserDraft.RoleFault();
            }

            var before = await manager.GetRolesAsync(account);
            if (!roles.Contains(Roles.Administrator) && await IsLastAdministratorAsync(manager, account))
            {
                return LastAdministrator();
            }

            await manager.RemoveFromRolesAsync(account, before.Except(roles));
            await manager.AddToRolesAsync(account, roles.Distinct().Except(before));
            return Checked(await manager.UpdateSecurityStampAsync(account));
        }, cancellationToken);

    /// <summary>Disables an account, or enables it again. The last administrator and oneself cannot be disabled.</summary>
    public Task<Outcome<bool>> SetDisabledAsync(string id, bool disabled, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync<bool>(id, by, disabled ? "account.disabled" : "account.enabled", null, async (manager, account) =>
        {
            if (disabled && (id == by.Id || await IsLastAdministratorAsync(manager, account)))
            {
                return LastAdministrator();
            }

            account.Disabled = disabled;
            await manager.SetLockoutEndDateAsync(account, null);
            return Checked(await manager.UpdateSecurityStampAsync(account));
        }, cancellationToken);

    /// <summary>Gives an account a new generated password, which its holder must change, and unlocks it.</summary>
    public Task<Outcome<string>> ResetPasswordAsync(string id, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync<string>(id, by, "account.password-reset", null, async (manager, account) =>
        {
            var password = Passwords.Generate();
            account.MustChangePassword = true;
            var token = await manager.GeneratePasswordResetTokenAsync(account);
            var result = await manager.ResetPasswordAsync(account, token, password);
            if (!result.Succeeded)
            {
                return AccountWords.Refused(result);
            }

            await manager.SetLockoutEndDateAsync(account, null);
            await manager.ResetAccessFailedCountAsync(account);
            return password;
        }, cancellationToken);

    /// <summary>Takes the second factor away from somebody who lost it.</summary>
    public Task<Outcome<bool>> ResetAuthenticatorAsync(string id, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync<bool>(id, by, "account.authenticator-reset", null, async (manager, account) =>
        {
            await manager.SetTwoFactorEnabledAsync(account, false);
            return Checked(await manager.ResetAuthenticatorKeyAsync(account));
        }, cancellationToken);

    private Task<Outcome<T>> ChangeAsync<T>(string id, Actor by, string act, object? detail, Func<UserManager<Account>, Account, Task<Outcome<T>>> change, CancellationToken cancellationToken) =>
        _ledger.WriteAsync(
            scope => _desk.WithAsync<Outcome<T>>(scope, async manager =>
            {
                if (await manager.FindByIdAsync(id) is not { } account)
                {
                    return Unknown();
                }

                var outcome = await change(manager, account);
                Audit(scope, by, act, account, detail);
                return outcome;
            }),
            cancellationToken);

    private static async Task<bool> IsLastAdministratorAsync(UserManager<Account> manager, Account account)
    {
        var administrators = await manager.GetUsersInRoleAsync(Roles.Administrator);
        return administrators.Any(a => a.Id == account.Id) && administrators.All(a => a.Id == account.Id || a.Disabled);
    }

    private static void Audit(LedgerScope scope, Actor by, string act, Account account, object? detail) =>
        scope.Audit(new AuditNote(by, act, "account", account.Id, null, detail is null ? "{}" : JsonSerializer.Serialize(detail, LedgerJson.Options)));

    private static Outcome<bool> Checked(IdentityResult result) => result.Succeeded ? true : AccountWords.Refused(result);

    internal static Refusal Unknown() =>
        Refusals.Of("account-unknown", "그런 계정이 없습니다.", "There is no such account.", "목록을 다시 불러와 주세요.", "Load the list again.");

    private static Refusal LastAdministrator() => Refusals.Of(
        "last-administrator", "자기 자신이나 마지막 관리자는 막거나 관리자 역할을 뺄 수 없습니다.", "You cannot disable yourself or take the last administrator away.",
        "다른 사람에게 관리자 역할을 준 뒤 다시 시도해 주세요.", "Make somebody else an administrator first.");
}
