using System.Data.Common;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Haechi.Platform.Startup;

/// <summary>
/// Looks at the database so that its state is known without traffic: a read every five seconds while all is well, a write every
/// second while it is not (a full disk still reads). The first write that succeeds ends the trouble.
/// </summary>
internal sealed class StorageProbe(IDbContextFactory<RoomsDb> database, StorageHealth health, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan WhileWell = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhileTroubled = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await health.Opened.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(health.Trouble is null ? WhileWell : WhileTroubled, clock, stoppingToken);
        }
    }

    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await using var db = database.CreateDbContext();
            if (health.Trouble is null)
            {
                await db.AuditHead.AsNoTracking().FirstOrDefaultAsync(limit.Token);
            }
            else
            {
                await db.Database.ExecuteSqlRawAsync("UPDATE audit_head SET sequence = sequence WHERE id = 1", limit.Token);
                health.Worked();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            health.Failed(StorageFault.Unreachable, $"No answer in {Patience.TotalSeconds:0} s.");
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException or IOException)
        {
            health.Failed(StorageUnavailableException.FaultOf(exception) ?? StorageFault.InputOutput, exception.Message);
        }
    }
}
