namespace Haechi.Platform.Startup;

/// <summary>
/// Work that needs the schema and must be done before the first request: roles, the first administrator, demo data.
/// It runs on every start, under a lock that only one host of a cluster holds, so it must be quick when nothing is to do.
/// </summary>
public interface IStartupWork
{
    /// <summary>Ascending. The platform's own work is below 100.</summary>
    int Order { get; }

    /// <summary>Does it. An exception is logged, shown on <c>/health/ready</c> and tried again.</summary>
    /// <param name="terminal">Tells the person at the terminal what takes long.</param>
    /// <param name="cancellationToken">The host stops.</param>
    Task RunAsync(IStartupTerminal terminal, CancellationToken cancellationToken);
}

/// <summary>The terminal of whoever started the host. What is written here reaches no log file.</summary>
public interface IStartupTerminal
{
    /// <summary>Writes one line.</summary>
    void Say(string line);
}
