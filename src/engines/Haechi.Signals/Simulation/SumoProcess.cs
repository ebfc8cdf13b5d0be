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
    /// <exception cref="TraciException">It did not end in time.</exception>
    public async Task EndAsync(TimeSpan timeOut, CancellationToken cancellationToken)
    {
        if (!await HasEndedAsync(timeOut, cancellationToken))
            throw new TraciException($"SUMO did not end within {timeOut.TotalSeconds:0.#} s after it was asked to.");
    }

    /// <summary>Adds to a failure what SUMO itself said, if it ended.</summary>
    public async Task<TraciException> ExplainAsync(TraciException exception, CancellationToken cancellationToken)
    {
        if (!await HasEndedAsync(TimeSpan.FromSeconds(2), cancellationToken))
            return exception;
        // Ended by a signal: 128 and its number, as shells count.
        var how = _process.ExitCode > 128 ? $"SUMO was killed (signal {_process.ExitCode - 128})." : $"SUMO ended with exit code {_process.ExitCode}.";
        return new TraciException($"{exception.Message} {how} {Errors}".TrimEnd(), exception);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> HasEndedAsync(TimeSpan timeOut, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeOut);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<TraciClient> ConnectAsync(IPEndPoint server, TimeSpan timeOut, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeOut);
        try
        {
            while (true)
            {
                if (await TryConnectAsync(server, timeOut, limit.Token) is { } client)
                    return client;
                await Task.Delay(50, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ScenarioException($"SUMO started, but did not listen within {timeOut.TotalSeconds:0.#} s.");
        }
    }

    private async Task<TraciClient?> TryConnectAsync(IPEndPoint server, TimeSpan timeOut, CancellationToken cancellationToken)
    {
        try
        {
            return await TraciClient.ConnectAsync(server, timeOut, cancellationToken);
        }
        catch (TraciException exception) when (!_process.HasExited && exception.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused })
        {
            return null;
        }
        // It may have listened, and ended when it read on in its files.
        catch (TraciException exception)
        {
            if (await HasEndedAsync(TimeSpan.FromSeconds(2), cancellationToken))
                throw new ScenarioException($"SUMO ended before it could be steered: {Errors}", exception);
            throw;
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
