using Haechi.OnlineSafety.ImageRemoval.Notices;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.OnlineSafety.ImageRemoval.Watching;

/// <summary>Goes round every half minute: looks at addresses that are due, and drafts reminders of notices that nobody answered.</summary>
internal sealed partial class WatchRounds(RemovalWatch watch, ReminderDrafting reminders, StorageHealth health, TimeProvider clock, ILogger<WatchRounds> log) : BackgroundService
{
    private const int MostLooks = 200;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await health.Opened.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(() => reminders.DraftDueAsync(stoppingToken));
            await TryAsync(() => watch.LookAtDueAsync(MostLooks, Pause, stoppingToken));
            await Task.Delay(Between, clock, stoppingToken);
        }
    }

    private async Task TryAsync(Func<Task> round)
    {
        try
        {
            await round();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailure(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of the removal watch failed; the next one goes on")]
    private partial void LogFailure(Exception exception);
}
