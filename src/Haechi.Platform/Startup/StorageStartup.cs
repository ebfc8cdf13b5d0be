using Haechi.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Startup;

/// <summary>
/// Prepares storage while the web server already answers 503: migrates, then runs every <see cref="IStartupWork"/>.
/// A database that is away is waited for, with longer and longer pauses up to ten seconds. Without the keys that wrote it the
/// host ends: waiting would not bring them back.
/// </summary>
internal sealed partial class StorageStartup(
    SchemaMigrator migrator,
    IEnumerable<IStartupWork> work,
    IOptions<StorageOptions> storage,
    StorageHealth health,
    IStartupTerminal terminal,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<StorageStartup> log) : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var pause = TimeSpan.FromMilliseconds(250);
        while (!await TryAsync(stoppingToken))
        {
            await Task.Delay(pause, clock, stoppingToken);
            pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
        }

        health.Worked();
        health.SchemaStands();
        LogReady(storage.Value.Kind);
    }

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            DataFolder.Ensure(storage.Value.DataFolder);
            await using var only = await DatabaseLock.TakeAsync(storage.Value, cancellationToken);
            await migrator.MigrateLockedAsync(terminal.Say, cancellationToken);
            foreach (var step in work.OrderBy(w => w.Order))
            {
                await step.RunAsync(terminal, cancellationToken);
            }

            return true;
        }
        catch (KeyRefusedException refused)
        {
            LogKeyRefused(refused.Message);
            health.Refuse(refused.Message);
            lifetime.StopApplication();
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
            return false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Tell(exception);
            return false;
        }
    }

    private void Tell(Exception exception)
    {
        var fault = StorageUnavailableException.FaultOf(exception) ?? StorageFault.Unprepared;
        if (health.Trouble?.Fault != fault)
        {
            LogNotReady(exception, fault);
            terminal.Say($"Storage is not ready ({fault}): {exception.Message}");
            terminal.Say(StorageMends.For(fault).En + " Trying again until it is.");
        }

        health.Failed(fault, exception.Message);
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "This host ends: {Why}")]
    private partial void LogKeyRefused(string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "Storage on {Kind} is ready; the site is open")]
    private partial void LogReady(DatabaseKind kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "Storage is not ready ({Fault}); the site answers 503 and tries again")]
    private partial void LogNotReady(Exception exception, StorageFault fault);
}
