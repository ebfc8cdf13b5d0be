using Haechi.Platform.Startup;

namespace Haechi.Host.Composition;

/// <summary>The terminal of whoever started the host: standard output, past the logs.</summary>
internal sealed class StartTerminal : IStartupTerminal
{
    public void Say(string line) => System.Console.Out.WriteLine(line);
}
