using Haechi.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Streams.Running;

/// <summary>Writes the board now and then, and once more when the host ends, after its streams have stopped.</summary>
internal sealed partial class BoardWriter(StreamBoard board, StorageHealth storage, IOptions<StreamOptions> options, TimeProvider clock, ILogger<BoardWriter> log) : BackgroundService
{
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TellAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await storage.Opened.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.TellEvery, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TellAsync(stoppingToken);
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        try
        {
            await board.TellAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotTold(exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The health of the streams could not be written: {Error}")]
    private partial void LogNotTold(string error);
}
