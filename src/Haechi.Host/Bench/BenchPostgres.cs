using System.Diagnostics;
using Npgsql;

namespace Haechi.Host.Bench;

/// <summary>A PostgreSQL server for one measurement: its own folder and port, durable as in production, gone afterwards.</summary>
internal sealed class BenchPostgres : IAsyncDisposable
{
    private readonly Process _server;

    private BenchPostgres(Process server, int port) =>
        (_server, ConnectionString) = (server, $"Host=127.0.0.1;Port={port};Username=haechi;Database=postgres");

    public string ConnectionString { get; }

    public static async Task<BenchPostgres> StartAsync(string folder, CancellationToken cancellationToken)
    {
        var programs = Programs() ?? throw new BenchException("PostgreSQL is not installed (Debian: apt-get install postgresql).");
        var home = Directory.CreateDirectory(Path.Combine(folder, "postgres")).FullName;
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root; its own user must reach the folder.
            await RunAsync(new ProcessStartInfo("chmod", ["711", folder]), cancellationToken);
            await RunAsync(new ProcessStartInfo("chown", ["postgres", home]), cancellationToken);
        }

        var data = Path.Combine(home, "data");
        await RunAsync(Unprivileged(home, Path.Combine(programs, "initdb"), "-D", data, "-U", "haechi", "-A", "trust", "-E", "UTF8", "--locale=C"), cancellationToken);
        var port = BenchHost.FreePort();
        var server = Process.Start(Unprivileged(
            home, Path.Combine(programs, "postgres"), "-D", data, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200"))!;
        _ = server.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _ = server.StandardError.ReadToEndAsync(CancellationToken.None);
        var postgres = new BenchPostgres(server, port);
        await postgres.UntilReadyAsync(cancellationToken);
        return postgres;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (!_server.HasExited)
        {
            // The server is the only child of its folder's run; SIGINT is its fast shutdown.
            using var stop = Process.Start("kill", ["-INT", $"{_server.Id}"]);
            await stop.WaitForExitAsync();
            await _server.WaitForExitAsync();
        }

        _server.Dispose();
    }

    private async Task UntilReadyAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 100 && !_server.HasExited; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
                await connection.OpenAsync(cancellationToken);
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(100, cancellationToken);
            }
        }

        throw new BenchException("The private PostgreSQL server does not start.");
    }

    private static string? Programs()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        const string debian = "/usr/lib/postgresql";
        var installed = Directory.Exists(debian) ? Directory.GetDirectories(debian).OrderDescending().Select(v => Path.Combine(v, "bin")) : [];
        return path.Concat(installed).FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "postgres")));
    }

    private static ProcessStartInfo Unprivileged(string folder, string program, params string[] arguments)
    {
        string[] user = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
        string[] line = [.. user, program, .. arguments];
        return new ProcessStartInfo(line[0], line.Skip(1)) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
    }

    private static async Task RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start)!;
        var said = start.RedirectStandardError ? process.StandardError.ReadToEndAsync(cancellationToken) : Task.FromResult("");
        if (start.RedirectStandardOutput)
        {
            await process.StandardOutput.ReadToEndAsync(cancellationToken);
        }

        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new BenchException($"{start.FileName} failed: {await said}");
        }
    }
}
