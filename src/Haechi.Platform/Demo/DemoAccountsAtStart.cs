using Haechi.Platform.Identity;
using Haechi.Platform.Startup;

namespace Haechi.Platform.Demo;

/// <summary>In the demo city one account for each role. Their passwords go to the terminal, never to a log.</summary>
internal sealed class DemoAccountsAtStart(DemoAccounts accounts, DemoState state) : IStartupWork
{
    // After the instance knows whether it is a demo.
    public int Order => 210;

    public async Task RunAsync(IStartupTerminal terminal, CancellationToken cancellationToken)
    {
        if (!state.Active)
        {
            return;
        }

        terminal.Say("  Demo accounts (everything in the demo city is invented; --empty starts without it):");
        foreach (var account in await accounts.EnsureAsync(cancellationToken))
        {
            terminal.Say($"    {account.Role,-14} {account.UserName,-12} {account.Password}");
        }

        terminal.Say("");
    }
}
