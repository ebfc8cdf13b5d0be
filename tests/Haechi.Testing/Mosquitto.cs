using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Haechi.Testing;

/// <summary>A real MQTT broker of a test's own, on loopback.</summary>
public sealed class Mosquitto : IDisposable
{
    private readonly string _config;
    private Process _process;

    private Mosquitto(string config, int port) => (_config, Port, _process) = (config, port, Run(config));

    /// <summary>Why a test that needs it is skipped; null when it is here.</summary>
    public static string? Missing { get; } = Find("mosquitto") is null || Find("mosquitto_passwd") is null ? "mosquitto is not installed (Debian: apt-get install mosquitto)." : null;

    /// <summary>The port it listens on.</summary>
    public int Port { get; }

    /// <summary>Starts it with lines of configuration below its listener.</summary>
    public static async Task<Mosquitto> StartAsync(TempFolder folder, params string[] lines)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var (port, config) = (Ports.Free(), folder.File("mosquitto.conf"));
        await File.WriteAllLinesAsync(config, [$"listener {port} 127.0.0.1", $"user {Environment.UserName}", .. lines]);
        var broker = new Mosquitto(config, port);
        await Eventually.HoldsAsync(() => Answers(port), "the broker answers");
        return broker;
    }

    /// <summary>A file of passwords with one user in it.</summary>
    public static async Task<string> PasswordsAsync(TempFolder folder, string user, string password)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var file = folder.File("users");
        await File.WriteAllTextAsync(file, $"{user}:{password}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var sealing = Process.Start(Find("mosquitto_passwd")!, ["-U", file]);
        await sealing.WaitForExitAsync();
        return file;
    }

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGTERM, and the same broker again on the same port: what it keeps on disk it knows again.</summary>
    public async Task RestartAsync()
    {
        using (var signal = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
            await signal.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = Run(_config);
        await Eventually.HoldsAsync(() => Answers(Port), "the broker answers again");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private static Process Run(string config)
    {
        var process = Process.Start(new ProcessStartInfo(Find("mosquitto")!, ["-c", config]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }

    private static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Append("/usr/sbin").Select(f => Path.Combine(f, name)).FirstOrDefault(File.Exists);

    private static bool Answers(int port)
    {
        try
        {
            using var probe = new TcpClient();
            probe.Connect(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
