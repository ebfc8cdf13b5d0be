using System.Diagnostics;
using Npgsql;

namespace Haechi.Testing;

/// <summary>
/// A PostgreSQL server that belongs to these tests alone: its own folder, a free port on loopback, no unix socket, run as an
/// unprivileged user when the tests run as root. It ends with the test process, even when that is killed.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    // The server lives as long as this shell's standard input is open, that is as long as the tests live.
    private const string Watch = """
        "$0" "$@" & server=$!
        cat >/dev/null
        kill -INT $server 2>/dev/null
        wait $server
        if [ -n "$REMOVE" ]; then rm -rf "$REMOVE"; fi
        """;

    private static readonly Lazy<Task<PrivatePostgres>> TheShared = new(() => StartAsync(false, shared: true));
    private readonly TempFolder _folder = new();
    private readonly bool _durable;
    private readonly bool _shared;
    private Process? _watch;
    private int _databases;

    private PrivatePostgres(bool durable, bool shared) => (_durable, _shared) = (durable, shared);

    /// <summary>Why no server can be started here; null when one can. Give it to <c>Assert.SkipWhen</c>.</summary>
    public static string? Missing => PostgresPrograms.Folder is null
        ? "PostgreSQL is not installed (Debian: apt-get install postgresql)"
        : null;

    /// <summary>Port on 127.0.0.1; the same after <see cref="RestartAsync"/>.</summary>
    public int Port { get; private set; }

    /// <summary>The server of this test process, started on first use. Do not stop it: others use it.</summary>
    public static Task<PrivatePostgres> SharedAsync() => TheShared.Value;

    /// <summary>Starts a server of the caller's own, e.g. to stop it under load.</summary>
    /// <param name="durable">True keeps fsync on, as measurements must; default off, because tests throw the data away.</param>
    public static Task<PrivatePostgres> StartAsync(bool durable = false) => StartAsync(durable, shared: false);

    private static async Task<PrivatePostgres> StartAsync(bool durable, bool shared)
    {
        var server = new PrivatePostgres(durable, shared) { Port = Ports.Free() };
        await RunAsync("initdb", "-D", server.Data, "-U", "haechi", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        await server.RestartAsync();
        return server;

        async Task RunAsync(string program, params string[] arguments)
        {
            server.GiveFolderToServerUser();
            using var process = Process.Start(server.Unprivileged(Path.Combine(PostgresPrograms.Folder!, program), arguments))!;
            var errors = process.StandardError.ReadToEndAsync();
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{program} failed: {await errors}");
            }
        }
    }

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"t{Interlocked.Increment(ref _databases)}_{Environment.ProcessId}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Starts the server again after <see cref="StopAsync"/>, on the same port with the same data.</summary>
    public async Task RestartAsync()
    {
        var server = Unprivileged("/bin/sh", ["-c", Watch, Path.Combine(PostgresPrograms.Folder!, "postgres"), "-D", Data, .. Settings()]);
        // Nobody disposes of the shared server: its shell tidies up when the tests have ended.
        server.Environment["REMOVE"] = _shared ? _folder.Path : "";
        _watch = Process.Start(server)!;
        _ = _watch.StandardOutput.ReadToEndAsync();
        _ = _watch.StandardError.ReadToEndAsync();
        await Eventually.HoldsAsync(AnswersAsync, "PostgreSQL accepts connections");
    }

    /// <summary>Stops the server; connections break as they would when its machine goes away.</summary>
    public async Task StopAsync()
    {
        if (_watch is { } watch)
        {
            _watch = null;
            watch.StandardInput.Close();
            await watch.WaitForExitAsync();
            watch.Dispose();
        }

        NpgsqlConnection.ClearAllPools();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private string Data => _folder.File("data");

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Username=haechi;Database={database};Timeout=5";

    private IEnumerable<string> Settings()
    {
        yield return "-p";
        yield return $"{Port}";
        string[] settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=600", $"fsync={(_durable ? "on" : "off")}"];
        foreach (var setting in settings)
        {
            yield return "-c";
            yield return setting;
        }
    }

    private async Task<bool> AnswersAsync()
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        return true;
    }

    private void GiveFolderToServerUser()
    {
        if (Environment.IsPrivilegedProcess)
        {
            using var chown = Process.Start("chown", [ServerUser, _folder.Path]);
            chown.WaitForExit();
        }
    }

    private static string ServerUser { get; } =
        File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private ProcessStartInfo Unprivileged(string program, IEnumerable<string> arguments)
    {
        // PostgreSQL refuses to run as root.
        string[] prefix = Environment.IsPrivilegedProcess
            ? ["setpriv", $"--reuid={ServerUser}", $"--regid={(ServerUser == "nobody" ? "nogroup" : ServerUser)}", "--clear-groups"]
            : [];
        string[] line = [.. prefix, program, .. arguments];
        return new ProcessStartInfo(line[0], line.Skip(1))
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }
}
