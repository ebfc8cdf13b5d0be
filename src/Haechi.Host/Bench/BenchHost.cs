using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Haechi.Host.Composition;

namespace Haechi.Host.Bench;

/// <summary>A host process under measurement.</summary>
internal sealed class BenchHost : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private BenchHost(Process process) => _process = process;

    /// <summary>A port that nobody uses now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<BenchHost> StartAsync(StartSettings settings, int port, CancellationToken cancellationToken)
    {
        var host = new BenchHost(Process.Start(Command(settings, port))!);
        host.Listen();
        try
        {
            await host.UntilReadyAsync(port, cancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>SIGTERM, and waits until it has tidied up.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var stop = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await stop.WaitForExitAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>What the host wrote to its terminal and log.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Makes the receiver known to the host.</summary>
    public static async Task SubscribeAsync(int port, string token, string url, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.PostAsJsonAsync(
            $"http://127.0.0.1:{port}/api/v1/webhooks", new { name = "bench", url, topics = new[] { "findings.accepted" }, services = new[] { BenchModule.ServiceId } }, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            throw new BenchException($"The host does not take the receiver: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        }
    }

    /// <summary>SIGKILL: no time to tidy up.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Processor time that the host has used so far.</summary>
    public TimeSpan ProcessorTime()
    {
        _process.Refresh();
        return _process.HasExited ? TimeSpan.Zero : _process.TotalProcessorTime;
    }

    /// <summary>Resident memory now, in bytes; 0 when the process has ended.</summary>
    public long Memory()
    {
        _process.Refresh();
        return _process.HasExited ? 0 : _process.WorkingSet64;
    }

    /// <summary>Peak of resident memory in bytes; 0 when the process has ended.</summary>
    public long PeakMemory()
    {
        _process.Refresh();
        return _process.HasExited ? 0 : _process.PeakWorkingSet64;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private static ProcessStartInfo Command(StartSettings settings, int port)
    {
        var self = Environment.ProcessPath ?? "dotnet";
        string[] program = Path.GetFileNameWithoutExtension(self) == "dotnet" ? [self, typeof(BenchHost).Assembly.Location] : [self];
        string[] verb = settings.Empty ? ["bench", "serve"] : ["serve", "--bind", "127.0.0.1"];
        string[] cluster = settings.Cluster is { } connection ? ["--cluster", connection] : [];
        var start = new ProcessStartInfo(program[0],
            [.. program.Skip(1), .. verb, "--port", $"{port}", "--data", settings.DataFolder!, "--config", settings.ConfigurationFile!, .. cluster])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        return start;
    }

    private void Listen()
    {
        void Keep(object sender, DataReceivedEventArgs line)
        {
            lock (_said)
            {
                if (_said.Length < 20_000)
                {
                    _said.AppendLine(line.Data);
                }
            }
        }

        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task UntilReadyAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Longest)
        {
            if (_process.HasExited)
            {
                throw new BenchException($"The host ended with exit code {_process.ExitCode}.\n{_said}");
            }

            try
            {
                using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"), cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // not listening yet
            }

            await Task.Delay(50, cancellationToken);
        }

        throw new BenchException($"The host is not ready after {Longest.TotalMinutes} minutes.\n{_said}");
    }
}
