using Haechi.Platform.Startup;

namespace Haechi.Platform.Identity;

/// <summary>Makes the first administrator of a new installation and tells whoever started it the password, once.</summary>
internal sealed class AccountsAtStart(FirstAdministrator first) : IStartupWork
{
    public int Order => 20;

    public async Task RunAsync(IStartupTerminal terminal, CancellationToken cancellationToken)
    {
        if (await first.EnsureAsync(cancellationToken) is { } made)
        {
            terminal.Say("");
            terminal.Say($"  First administrator: {made.UserName}");
            terminal.Say($"  Password:            {made.Password}");
            terminal.Say("  It is shown only now and must be changed at the first sign-in.");
            terminal.Say("");
        }
    }
}
