using Haechi.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.Platform.PersonalData;

/// <summary>Runs the sweep soon after start and then every six hours. Hosts of a cluster may sweep at once: what one deleted, the other no longer finds.</summary>
internal sealed partial class RetentionWorker(RetentionSweep sweep, StorageHealth storage, TimeProvider clock, ILogger<RetentionWorker> log) : BackgroundService
{
    internal static readonly TimeSpan Pause = TimeSpan.FromHours(6);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await storage.Opened.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            await SweepAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await sweep.RunAsync(stoppingToken) is > 0 and var count)
            {
                Deleted(count);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A policy that fails today is tried again; the host goes on serving.
            Failed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention: {Count} items of personal data were deleted because their time was over.")]
    private partial void Deleted(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Retention: the sweep failed and will be tried again in six hours.")]
    private partial void Failed(Exception exception);
}
