using Haechi.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.Platform.LanguageModels.Metering;

/// <summary>Once a minute: ends calls whose host ended, and deletes what is older than the configuration keeps.</summary>
internal sealed partial class MeterKeeping(ModelMeter meter, StorageHealth storage, TimeProvider clock, ILogger<MeterKeeping> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minute = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await minute.WaitForNextTickAsync(stoppingToken))
        {
            if (!storage.Migrated)
            {
                continue;
            }

            try
            {
                await meter.SettleLostAsync(stoppingToken);
                await meter.PruneAsync(stoppingToken);
            }
            catch (StorageUnavailableException unavailable)
            {
                Waits(unavailable.Fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The meter of the language model waits for storage ({Fault}).")]
    private partial void Waits(StorageFault fault);
}
