using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Identity;

/// <summary>Opens the door of a new installation: one administrator with a generated password, to be changed at the first sign-in.</summary>
public sealed class FirstAdministrator
{
    /// <summary>The user name.</summary>
    public const string UserName = "admin";

    private readonly Ledger _ledger;
    private readonly AccountDesk _desk;

    internal FirstAdministrator(Ledger ledger, AccountDesk desk) => (_ledger, _desk) = (ledger, desk);

    /// <summary>Creates the administrator when no administrator exists.</summary>
    /// <returns>The credentials, once; null when there already is one.</returns>
    public Task<NewCredentials?> EnsureAsync(CancellationToken cancellationToken) =>
        _ledger.WriteAsync(
            async scope =>
            {
                if (await scope.Use<IdentityDb>().UserRoles.AnyAsync(held => held.RoleId == Roles.Administrator, cancellationToken))
                {
                    return (NewCredentials?)null;
                }

                var account = new Account { UserName = UserName, DisplayName = "관리자", MustChangePassword = true, CreatedAt = scope.At };
                var password = Passwords.Generate();
                await _desk.CreateAsync(scope, account, password, [Roles.Administrator]);
                scope.Audit(new AuditNote(Actor.System, "account.created", "account", account.Id, null, """{"role":"administrator","first":true}"""));
                return new NewCredentials(UserName, Roles.Administrator, password);
            },
            cancellationToken);
}

/// <summary>An account that was just made, to be shown once.</summary>
public sealed record NewCredentials(string UserName, string Role, string Password);
