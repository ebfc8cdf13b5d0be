using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Words;

/// <summary>Counts words every half minute. In a cluster every host may: two that count the same turns at once cannot both commit.</summary>
internal sealed partial class TermCounting(TermCounter counter, StorageHealth storage, TimeProvider clock, ILogger<TermCounting> log) : BackgroundService
{
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await storage.Opened.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Pause, clock);
        do
        {
            await CountAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CountAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await counter.RunAsync(stoppingToken))
            {
                // The next batch follows at once, in a transaction of its own: others write in between.
            }
        }
        catch (DbUpdateException)
        {
            // Another host counted these turns; the next pass finds what is left.
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Failed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Counting the words of today failed; it goes on in half a minute.")]
    private partial void Failed(Exception exception);
}
