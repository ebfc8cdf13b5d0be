using Haechi.Testing;

namespace Haechi.Functional.Tests;

/// <summary>One host on SQLite with the demo city, shared by the tests that only look at it.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    public HostProcess Host { get; private set; } = null!;

    public string Data => _folder.File("data");

    public async ValueTask InitializeAsync() => Host = await HostProcess.StartAsync(Data);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }
}
