using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Haechi.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Haechi.Functional.Tests;

/// <summary>What the service does when its database is away, locked, damaged or full: it says so, refuses new work, and recovers by itself.</summary>
public sealed class StorageTroubleTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Postgresql_may_be_away_at_the_start_and_go_away_later()
    {
        Assert.SkipWhen(PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        await using var server = await PrivatePostgres.StartAsync();
        var database = await server.CreateDatabaseAsync();
        await server.StopAsync();
        await using var host = await HostProcess.StartAsync(_folder.Path, ["--empty", "--cluster", database], waitForReady: false);

        await RefusesAsync(host, "Unreachable");
        await server.RestartAsync();
        await RecoversAsync(host);
        // A host whose database goes away in the very moment of joining ends, for a silo joins once: docs/streams.md.
        await Eventually.HoldsAsync(() => HasJoinedAsync(database), "the host has joined its cluster");

        await server.StopAsync();
        await RefusesAsync(host, "Unreachable");
        await server.RestartAsync();
        await RecoversAsync(host);
    }

    [Fact]
    public async Task A_damaged_file_is_named_and_the_host_goes_on_once_it_is_moved_aside()
    {
        File.WriteAllText(_folder.File("haechi.db"), string.Concat(Enumerable.Repeat("this is no database ", 500)));
        await using var host = await HostProcess.StartAsync(_folder.Path, ["--empty"], waitForReady: false);

        await RefusesAsync(host, "Corrupted");
        File.Move(_folder.File("haechi.db"), _folder.File("damaged.db"));
        await RecoversAsync(host);
    }

    [Fact]
    public async Task A_file_that_another_program_holds_refuses_writers_and_frees_them()
    {
        await using var host = await HostProcess.StartAsync(_folder.Path, ["--empty"]);
        await using var other = new SqliteConnection($"Data Source={_folder.File("haechi.db")};Pooling=false");
        await other.OpenAsync();
        await using (var held = other.BeginTransaction(deferred: false))
        {
            using var refused = await BeginTalkAsync(host);
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.ShouldNotBeNull();
            await RefusesAsync(host, "Locked");
            await held.RollbackAsync();
        }

        await RecoversAsync(host);
    }

    [Fact]
    public async Task A_full_disk_refuses_new_work_and_is_forgotten_when_there_is_room()
    {
        Assert.SkipWhen(!await TryMountAsync(_folder.File("small")), "A small file system can only be mounted by root");
        try
        {
            await using var host = await HostProcess.StartAsync(_folder.File("small", "data"), ["--empty"]);
            var ballast = _folder.File("small", "ballast");
            await FillAsync(ballast);

            await Eventually.HoldsAsync(
                async () =>
                {
                    using var answer = await BeginTalkAsync(host);
                    return answer.StatusCode == HttpStatusCode.ServiceUnavailable;
                },
                "a write is refused on the full disk");
            await RefusesAsync(host, "DiskFull");
            (await host.Client.GetAsync("/register")).StatusCode.ShouldBe(HttpStatusCode.OK, "what needs no room still works");

            File.Delete(ballast);
            await RecoversAsync(host);
            var verdict = await HaechiCommand.RunAsync("audit", "verify", "--data", _folder.File("small", "data"));
            verdict.ExitCode.ShouldBe(0, verdict.Output + verdict.Error); // nothing was stored half
        }
        finally
        {
            await RunAsync("umount", "-l", _folder.File("small"));
        }
    }

    private static async Task RefusesAsync(HostProcess host, string fault)
    {
        await Eventually.HoldsAsync(
            async () =>
            {
                using var health = await host.Client.GetAsync("/health/ready");
                return health.StatusCode == HttpStatusCode.ServiceUnavailable && (await health.Content.ReadAsStringAsync()).Contains(fault);
            },
            $"the health page says {fault}");
        using var refused = await BeginTalkAsync(host);
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        refused.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement.GetProperty("type").GetString().ShouldBe("urn:haechi:problem:storage-unavailable");
        (await host.Client.GetStringAsync("/health/live")).ShouldBe("live");
    }

    private static async Task RecoversAsync(HostProcess host)
    {
        await Eventually.HoldsAsync(async () => (await host.Client.GetAsync("/health/ready")).IsSuccessStatusCode, "the host is ready again", TimeSpan.FromMinutes(2));
        using var answer = await BeginTalkAsync(host);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<bool> HasJoinedAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync();
        await using var members = new NpgsqlCommand("SELECT count(*) FROM stream_members WHERE status = 'Active'", connection);
        return (long)(await members.ExecuteScalarAsync())! > 0;
    }

    private static Task<HttpResponseMessage> BeginTalkAsync(HostProcess host) =>
        host.Client.PostAsJsonAsync("/api/v1/talk/conversations", new { });

    private static async Task<bool> TryMountAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        return Environment.IsPrivilegedProcess && await RunAsync("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", folder) == 0;
    }

    private static async Task FillAsync(string file)
    {
        await using var ballast = File.Create(file);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                await ballast.WriteAsync(block);
                await ballast.FlushAsync();
            }
        }
        catch (IOException)
        {
            // Full, which is what was wanted.
        }
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
