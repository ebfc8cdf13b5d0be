using System.CommandLine;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;

namespace Haechi.Host.Verbs;

/// <summary><c>accounts</c>: for whoever has the machine but not the password.</summary>
internal static class AccountsVerb
{
    /// <summary>How the audit trail calls changes made here.</summary>
    internal static Actor CommandLineActor { get; } = new(ActorKind.System, "command-line", Environment.UserName);

    public static Command Create(IReadOnlyList<IHaechiModule> modules) =>
        new("accounts", "The accounts of officials.") { List(modules), ResetPassword(modules) };

    private static Command List(IReadOnlyList<IHaechiModule> modules)
    {
        var json = GlobalOptions.Json();
        var verb = new Command("list", "Every account with its roles and state.") { json };
        verb.WithExamples("accounts list", "accounts list --json");
        verb.SetAction(modules, async (line, services, cancellationToken) =>
        {
            var accounts = await services.GetRequiredService<UserDirectory>().ListAsync(null, cancellationToken);
            if (line.GetValue(json))
            {
                line.WriteJson(accounts);
                return 0;
            }

            foreach (var account in accounts)
            {
                line.Write($"{account.UserName,-20} {string.Join(' ', account.Roles),-30} {(account.Disabled ? "disabled" : account.MustChangePassword ? "must change password" : "active")}");
            }

            return 0;
        });
        return verb;
    }

    private static Command ResetPassword(IReadOnlyList<IHaechiModule> modules)
    {
        var name = new Argument<string>("user") { Description = "User name." };
        var verb = new Command("reset-password", "Give an account a new password, which must be changed at the next sign-in, and unlock it.") { name };
        verb.WithExamples("accounts reset-password admin");
        verb.SetAction(modules, async (line, services, cancellationToken) =>
        {
            var users = services.GetRequiredService<UserDirectory>();
            var userName = line.GetValue(name)!;
            if ((await users.ListAsync(userName, cancellationToken)).FirstOrDefault(a => string.Equals(a.UserName, userName, StringComparison.OrdinalIgnoreCase)) is not { } account)
            {
                await System.Console.Error.WriteLineAsync($"There is no account '{userName}'. 'accounts list' names them.");
                return 1;
            }

            var outcome = await users.ResetPasswordAsync(account.Id, CommandLineActor, cancellationToken);
            line.Write(outcome.Succeeded ? $"New password of {account.UserName}: {outcome.Value}" : outcome.Refusal.Message.En);
            return outcome.Succeeded ? 0 : 1;
        });
        return verb;
    }
}
