using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Plans.Watching;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.Traffic.SmartIntersections.Plans.OnStreet;

/// <summary>Watches plans in force by what the street's own detectors measure, also those that the simulated street has cleared. Harm brings the previous plan back.</summary>
internal sealed partial class StreetWatch(StreetBook street, Deployer deployer, IDbContextFactory<TrafficDb> databases, StorageHealth storage, TimeProvider clock, ILogger<StreetWatch> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await storage.Opened.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, exception);
            }
            await Task.Delay(Look, clock, stoppingToken);
        }
    }

    /// <summary>Looks at every plan in force.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var plans = await db.Plans.AsNoTracking().Where(p => p.Status == PlanStatus.Deployed || p.Status == PlanStatus.Kept).ToListAsync(cancellationToken);
        foreach (var plan in plans)
        {
            if (await street.OfAsync(plan, cancellationToken) is not { Found: { Verdict: HarmVerdict.Harm } found })
                continue;
            var order = await db.Orders.Where(o => o.PlanId == plan.Id && !o.IsReturn && o.State == OrderState.InForce).OrderByDescending(o => o.Sequence).FirstAsync(cancellationToken);
            if (await deployer.ReturnAsync(plan.Id, order.Id, found, cancellationToken) is { } why)
                Kept(log, plan.Id, why);
        }
    }

    [LoggerMessage(LogLevel.Error, "Watching signal plans in the street failed; it goes on")]
    private static partial void Failed(ILogger log, Exception cause);

    [LoggerMessage(LogLevel.Error, "Plan {Plan} does harm in the street and could not be taken back: {Why}")]
    private static partial void Kept(ILogger log, Guid plan, string why);
}
