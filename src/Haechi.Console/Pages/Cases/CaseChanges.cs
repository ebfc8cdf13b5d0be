using Haechi.Platform.Outbox;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.Console.Pages.Cases;

/// <summary>
/// Tells open pages that something was committed, at most once a second. Changes of this host wake it at once; those of
/// other hosts of a cluster show at the next beat.
/// </summary>
public sealed class CaseChanges(OutboxSignal signal, TimeProvider clock, ILogger<CaseChanges> log) : BackgroundService
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    /// <summary>Raised on a worker thread.</summary>
    public event Action? Happened;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pulses = signal.Listen();
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(pulses, stoppingToken);
            Tell();
            await Task.Delay(Calm, clock, stoppingToken);
        }
    }

    private async Task WaitAsync(System.Threading.Channels.ChannelReader<bool> pulses, CancellationToken stoppingToken)
    {
        using var beat = new CancellationTokenSource(Beat, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(beat.Token, stoppingToken);
        try
        {
            await pulses.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            // the beat: other hosts may have written
        }
    }

    private void Tell()
    {
        foreach (var listener in Happened?.GetInvocationList() ?? [])
        {
            try
            {
                ((Action)listener)();
            }
            catch (Exception exception) when (exception is ObjectDisposedException or InvalidOperationException)
            {
                log.LogDebug(exception, "A page that has gone was told of a change");
            }
        }
    }
}
