using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Simulation;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Plans.Trials;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Plans.Watching;

/// <summary>
/// Watches plans in force on the simulated street: day after day, driven with what the controllers follow and vehicles of another seed,
/// each quarter of an hour beside the same one before the plan. Harm brings the previous plan back.
/// </summary>
internal sealed class PlanWatch(
    PlanChange plans, IDbContextFactory<TrafficDb> databases, NetworkRegistry registry, ISignalControllerAdapter controllers, Deployer deployer, TimeProvider clock)
{
    /// <summary>Intervals after which a plan without harm is kept.</summary>
    public const int KeptAfter = 24;

    // Days of the watch have other vehicles than those of the trial.
    private const int FirstSeed = 1001;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly TrialRun _street = new(clock);

    /// <summary>Drives a day for the plan that is due first; false when none is, or without a simulator.</summary>
    public async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await db.Plans.AsNoTracking().Where(p => p.Status == PlanStatus.Deployed && p.Trial != null && p.WatchDueAt != null && p.WatchDueAt <= now)
            .OrderBy(p => p.WatchDueAt).FirstOrDefaultAsync(cancellationToken);
        if (due is null || Simulator.Missing is not null || await registry.SourceAsync(due.NetworkId, cancellationToken) is not { } source)
            return false;
        // Taken for ten minutes: another host does not drive the same day meanwhile, and after a crash it is driven again.
        var taken = await plans.RunAsync(due.Id, (scope, row) => Task.FromResult(Taken(row, due.Version, scope.At)), cancellationToken);
        if (!taken.Succeeded)
            return true;
        var seen = WatchedOf(due);
        var counts = CountsFile.Parse(due.Counts.Split('\n'), due.CountsName);
        var programs = (await controllers.ReadAsync(due.NetworkId, cancellationToken)).Programs;
        var day = await _street.DayAsync(source, counts, programs, FirstSeed + seen.Count, cancellationToken);
        await JudgeAsync(due.Id, seen.Count, [.. seen, .. Beside(due, day)], cancellationToken);
        return true;
    }

    /// <summary>Keeps what was seen, and acts on it: harm brings the previous plan back, enough without harm ends the watch.</summary>
    /// <param name="id">The plan.</param>
    /// <param name="known">How many intervals were on record when the day began: when another host was faster, this day counts for nothing.</param>
    /// <param name="seen">All intervals, the day's among them.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task JudgeAsync(Guid id, int known, IReadOnlyList<WatchedInterval> seen, CancellationToken cancellationToken)
    {
        var found = HarmTest.Judge(seen, new HarmBounds());
        var noted = await plans.RunAsync(id, (scope, row) => Task.FromResult(Noted(scope, row, known, seen, found)), cancellationToken);
        if (!noted.Succeeded || found.Verdict != HarmVerdict.Harm)
            return;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var order = await db.Orders.Where(o => o.PlanId == id && !o.IsReturn && o.State == OrderState.InForce).OrderByDescending(o => o.Sequence).FirstOrDefaultAsync(cancellationToken);
        if (order is not null)
            await deployer.ReturnAsync(id, order.Id, found, cancellationToken);
    }

    public static IReadOnlyList<WatchedInterval> WatchedOf(PlanRow row) => row.Watched is { } json ? JsonSerializer.Deserialize<WatchedInterval[]>(json, LedgerJson.Options)! : [];

    private static Outcome<PlanRow> Taken(PlanRow row, int version, DateTimeOffset at)
    {
        if (row.Status != PlanStatus.Deployed || row.Version != version + 1)
            return PlanRefusals.Changed();
        row.WatchDueAt = at.AddMinutes(10);
        return row;
    }

    private static Outcome<PlanRow> Noted(LedgerScope scope, PlanRow row, int known, IReadOnlyList<WatchedInterval> seen, HarmFinding found)
    {
        if (row.Status != PlanStatus.Deployed)
            return PlanRefusals.WrongState(row.Status);
        if (WatchedOf(row).Count != known)
            return PlanRefusals.Changed();
        (row.Watched, row.WatchDueAt) = (JsonSerializer.Serialize(seen, LedgerJson.Options), scope.At + Pause);
        if (found.Verdict == HarmVerdict.NoHarm && found.Intervals >= KeptAfter)
        {
            (row.State, row.WatchDueAt) = (row.State.Keep().Value, null);
            PlanChange.Tell(scope, row, Actor.Service(SmartIntersectionsManifest.ServiceId), "kept");
        }
        return row;
    }

    /// <summary>The quarters of a day beside the same ones of the trial's "before"; what was not simulated then is left out.</summary>
    private static IEnumerable<WatchedInterval> Beside(PlanRow row, IReadOnlyList<QuarterDelay> day)
    {
        var usual = JsonSerializer.Deserialize<PlanTrial>(row.Trial!, LedgerJson.Options)!.Before.ToDictionary(q => q.Begin, q => q.Each);
        return day.Where(q => usual.ContainsKey(q.Begin)).Select(q => new WatchedInterval(usual[q.Begin], q.Each, q.Vehicles));
    }
}
