using System.Text.Json;
using Haechi.Platform.Cases.Deadlines;
using Haechi.Platform.Persistence;
using Haechi.Signals.Control.Webster;
using Haechi.Traffic.SmartIntersections.Feeds.Counts;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Plans.OnStreet;

/// <summary>Reads what the street's detectors measured before and after a plan.</summary>
internal sealed class StreetBook(QueueStore queues, IDbContextFactory<TrafficDb> databases, WorkingCalendar calendar, TimeProvider clock)
{
    private const int DaysBack = 42;
    private const int DaysOn = 28;

    /// <summary>What is believed to be still on its way when a quarter of an hour has ended.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    /// <summary>What was measured; null when the plan has never been in force.</summary>
    public async Task<Measured?> OfAsync(PlanRow plan, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var orders = await db.Orders.AsNoTracking().Where(o => o.NetworkId == plan.NetworkId && o.State == OrderState.InForce && o.EndedAt != null)
            .OrderBy(o => o.Sequence).Select(o => new { o.PlanId, o.IsReturn, o.Sequence, At = o.EndedAt!.Value }).ToListAsync(cancellationToken);
        if (orders.LastOrDefault(o => o.PlanId == plan.Id && !o.IsReturn) is not { } deployed || plan.Plan is null)
            return null;
        var slices = JsonSerializer.Deserialize<DayPlan>(plan.Plan, LedgerJson.Options)!.Slices;
        var signals = JsonSerializer.Deserialize<string[]>(plan.Signals, LedgerJson.Options)!;
        var (begun, ended) = (deployed.At, orders.FirstOrDefault(o => o.Sequence > deployed.Sequence)?.At ?? clock.GetUtcNow() - Late);
        // The first quarter that the plan had for itself, and the last that is over.
        var (since, until) = (CountClock.QuarterOf(begun.AddSeconds(CountStore.Quarter)), CountClock.QuarterOf(ended < begun.AddDays(DaysOn) ? ended : begun.AddDays(DaysOn)));
        var earliest = CountClock.QuarterOf(begun.AddDays(-DaysBack)).Day;
        // Days before are days of the plan that would come back, not of one before that.
        var previous = orders.LastOrDefault(o => o.Sequence < deployed.Sequence) is { } order ? CountClock.QuarterOf(order.At).Day.AddDays(1) : earliest;
        var rows = await queues.OfAsync(plan.NetworkId, signals, previous > earliest ? previous : earliest, until.Day, (int)slices[0].Begin, (int)slices[^1].Begin + CountStore.Quarter, cancellationToken);
        return MeasuredStreet.Judge(rows, new MeasuredSpan(CountClock.QuarterOf(begun).Day, since.Day, since.Second, until.Day, until.Second), calendar.IsFree);
    }
}
