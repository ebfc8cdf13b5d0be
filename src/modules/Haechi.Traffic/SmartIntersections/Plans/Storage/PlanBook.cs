using System.Text.Json;
using Haechi.Kernel.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Signals.Control.Webster;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Trials;
using Haechi.Traffic.SmartIntersections.Plans.Watching;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Plans.Storage;

/// <summary>A plan as it is read: its row, and what lies in it as JSON.</summary>
internal sealed record PlanFile(PlanRow Row, IReadOnlyList<string> Signals, DayPlan? Plan, PlanTrial? Trial, IReadOnlyList<WatchedInterval> Watched, IReadOnlyList<PlanEventRow> History, IReadOnlyList<OrderRow> Orders)
{
    /// <summary>What came of its deployment, in words, when the last try failed for good; null otherwise.</summary>
    public string? DeployFailed { get; init; }

    /// <summary>True while a host works on it or shall.</summary>
    public bool IsBusy => Row.Job is PlanJob.Waiting or PlanJob.Running;

    /// <summary>True when the trial that is kept is of another revision.</summary>
    public bool IsTrialOld => Trial is { } trial && trial.Revision != Row.Revision;
}

/// <summary>Reads plans.</summary>
internal sealed class PlanBook(IDbContextFactory<TrafficDb> databases, IDbContextFactory<RoomsDb> rooms)
{
    /// <summary>All plans, newest first, without counts; at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<PlanLine>> ListAsync(int most, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Plans.AsNoTracking().OrderByDescending(p => p.MadeAt).Take(most)
            .Select(p => new { p.Id, p.Name, p.NetworkId, p.Status, p.Job, p.Trial, p.MadeAt, p.MadeByName, p.IsDemo }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new PlanLine(r.Id, r.Name, r.NetworkId, r.Status, r.Job, TrialOf(r.Trial)?.Change, r.MadeAt, r.MadeByName, r.IsDemo))];
    }

    /// <summary>A plan; null when there is none of that id.</summary>
    public async Task<PlanFile?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Plans.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } row)
            return null;
        var history = await db.PlanEvents.AsNoTracking().Where(e => e.PlanId == id).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).ToListAsync(cancellationToken);
        var orders = await db.Orders.AsNoTracking().Where(o => o.PlanId == id).OrderByDescending(o => o.Sequence).ToListAsync(cancellationToken);
        return new PlanFile(
            row, JsonSerializer.Deserialize<string[]>(row.Signals, LedgerJson.Options)!, row.Plan is { } plan ? JsonSerializer.Deserialize<DayPlan>(plan, LedgerJson.Options) : null,
            TrialOf(row.Trial), PlanWatch.WatchedOf(row), history, orders) { DeployFailed = await DeployFailedAsync(row, cancellationToken) };
    }

    /// <summary>How many plans wait for the police.</summary>
    public async Task<int> WaitingAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Plans.CountAsync(p => p.Status == PlanStatus.Submitted, cancellationToken);
    }

    private async Task<string?> DeployFailedAsync(PlanRow row, CancellationToken cancellationToken)
    {
        if (row.Status != PlanStatus.Approved || row.CaseId is not { } id)
            return null;
        await using var db = await rooms.CreateDbContextAsync(cancellationToken);
        var last = await db.Actions.AsNoTracking().Where(a => a.CaseId == id && a.Kind == DeployCarrier.ActionKind).OrderByDescending(a => a.Position).FirstOrDefaultAsync(cancellationToken);
        return last is { Status: ActionStatus.Failed } ? last.Outcome ?? "" : null;
    }

    private static PlanTrial? TrialOf(string? json) => json is null ? null : JsonSerializer.Deserialize<PlanTrial>(json, LedgerJson.Options);
}

/// <summary>A line of the list of plans.</summary>
internal sealed record PlanLine(Guid Id, string Name, Guid NetworkId, PlanStatus Status, PlanJob Job, double? Change, DateTimeOffset MadeAt, string MadeByName, bool IsDemo);
