using System.Diagnostics;
using System.Net;
using System.Text;

namespace Haechi.Testing;

/// <summary>The built host as a child process on a free loopback port, as a person would start it. Killed at the end.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private HostProcess(Process process, int port)
    {
        _process = process;
        Port = port;
        Client = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}") };
    }

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>A client whose base address is the host.</summary>
    public HttpClient Client { get; }

    /// <summary>Everything it has written to its terminal so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>True once the process has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts <c>haechi serve</c> and waits until <c>/health/ready</c> answers 200.</summary>
    /// <param name="dataFolder">Its data folder.</param>
    /// <param name="arguments">More arguments of <c>serve</c>, e.g. <c>--empty</c>.</param>
    /// <param name="environment">More environment variables.</param>
    /// <param name="waitForReady">False returns once <c>/health/live</c> answers, e.g. to watch it without a database.</param>
    /// <param name="fixedPort">A port that somebody must know beforehand; null for any free one.</param>
    public static async Task<HostProcess> StartAsync(
        string dataFolder,
        IEnumerable<string>? arguments = null,
        IReadOnlyDictionary<string, string>? environment = null,
        bool waitForReady = true,
        int? fixedPort = null)
    {
        var port = fixedPort ?? Ports.Free();
        var start = HaechiCommand.StartInfo(["serve", "--port", $"{port}", "--data", dataFolder, .. arguments ?? []], environment);
        var host = new HostProcess(Process.Start(start)!, port);
        host.Collect();
        try
        {
            await Eventually.HoldsAsync(
                () => host.AnswersAsync(waitForReady ? "/health/ready" : "/health/live"),
                "the host is ready",
                TimeSpan.FromMinutes(2));
        }
        catch (TimeoutException)
        {
            await host.DisposeAsync();
            throw new InvalidOperationException($"The host is not ready after two minutes.\n{host.Output}");
        }

        return host._process.HasExited
            ? throw new InvalidOperationException($"The host ended with exit code {host._process.ExitCode}.\n{host.Output}")
            : host;
    }

    /// <summary>Ends it as a power cut would: SIGKILL, no time to tidy up.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end (SIGTERM) and returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await signal.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Client.Dispose();
        _process.Dispose();
    }

    private async Task<bool> AnswersAsync(string path)
    {
        if (_process.HasExited)
        {
            return true;
        }

        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        return response.StatusCode == HttpStatusCode.OK;
    }

    private void Collect()
    {
        void Keep(object sender, DataReceivedEventArgs line)
        {
            lock (_output)
            {
                _output.AppendLine(line.Data);
            }
        }

        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }
}
