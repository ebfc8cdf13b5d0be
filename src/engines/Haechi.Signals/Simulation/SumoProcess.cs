using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Haechi.Signals.Traci;

namespace Haechi.Signals.Simulation;

/// <summary>A SUMO of our own: found, started on a free port of the loopback, and gone when disposed of.</summary>
internal sealed class SumoProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly List<string> _errors = [];

    private SumoProcess(Process process) => _process = process;

    /// <summary>Its last complaints.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
                return string.Join(' ', _errors.TakeLast(3));
        }
    }

    /// <summary>The program, from SUMO_HOME or the path.</summary>
    /// <exception cref="ScenarioException">It is not installed.</exception>
    public static string Find(bool withWindow)
    {
        var name = withWindow ? "sumo-gui" : "sumo";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(f => f.Length > 0);
        if (Environment.GetEnvironmentVariable("SUMO_HOME") is { Length: > 0 } home)
            folders = folders.Prepend(Path.Combine(home, "bin"));
        return folders.Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists)
            ?? throw new ScenarioException($"{name} is not installed. Install SUMO (Debian: apt install sumo), or set SUMO_HOME.");
    }

    public static async Task<(SumoProcess Process, TraciClient Client)> StartAsync(IEnumerable<string> arguments, bool withWindow, TimeSpan timeOut, CancellationToken cancellationToken)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Find(withWindow)) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in arguments.Concat(["--remote-port", port.ToString(CultureInfo.InvariantCulture)]))
            start.ArgumentList.Add(argument);
        var sumo = new SumoProcess(Process.Start(start)!);
        sumo.Listen();
        try
        {
            return (sumo, await sumo.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), timeOut, cancellationToken));
        }
        catch
        {
            await sumo.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets it end by itself, so that it writes its files.</summary>
    public async Task EndAsync(CancellationToken cancellationToken) => await _process.WaitForExitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<TraciClient> ConnectAsync(IPEndPoint server, TimeSpan timeOut, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeOut);
        while (true)
        {
            try
            {
                return await TraciClient.ConnectAsync(server, timeOut, limit.Token);
            }
            catch (TraciException exception) when (_process.HasExited)
            {
                throw new ScenarioException($"SUMO ended before it could be steered: {Errors}", exception);
            }
            catch (TraciException exception) when (exception.InnerException is SocketException)
            {
                await Task.Delay(50, limit.Token);
            }
        }
    }

    private void Listen()
    {
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    private void Note(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_errors)
        {
            _errors.Add(line.Trim());
            if (_errors.Count > 100)
                _errors.RemoveAt(0);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
