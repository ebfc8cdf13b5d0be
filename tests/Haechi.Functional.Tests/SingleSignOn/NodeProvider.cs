using System.Diagnostics;
using Haechi.Testing;

namespace Haechi.Functional.Tests.SingleSignOn;

/// <summary>The provider as a process of its own.</summary>
internal sealed class NodeProvider : IAsyncDisposable
{
    private readonly Process _process;

    private NodeProvider(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Why it cannot be started here; null when it can.</summary>
    public static string? Missing => File.Exists(Module) ? null : "The provider is not installed (cd web && npm ci).";

    private static string Module => Path.Combine(Repository.Root, "web", "node_modules", "oidc-provider", "lib", "index.js");

    public static async Task<NodeProvider> StartAsync(string returnAddress)
    {
        var port = Ports.Free();
        var script = Path.Combine(Repository.Root, "tests", "Haechi.Functional.Tests", "SingleSignOn", "provider.mjs");
        var process = Process.Start(new ProcessStartInfo("node", [script, Module, $"{port}", returnAddress]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line && line != "listening")
        {
            // Its warnings about being a provider for tests.
        }

        process.HasExited.ShouldBeFalse("the provider runs");
        return new NodeProvider(process, port);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
