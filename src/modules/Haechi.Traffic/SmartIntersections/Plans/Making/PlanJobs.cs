using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Plans.Trials;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.Traffic.SmartIntersections.Plans.Making;

/// <summary>Who works on which plan. A job is leased: one host has it, and when that host is gone another takes it up from its beginning.</summary>
internal sealed class PlanJobs(PlanChange plans, IDbContextFactory<TrafficDb> databases, IOptions<StorageOptions> storage, TimeProvider clock)
{
    /// <summary>Times that a job is taken up before it counts as cut for good.</summary>
    public const int MostAttempts = 3;

    /// <summary>How long a host has a job without a sign of life.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    // SQLite has one host, which takes its own work up at once after a crash; in a cluster others wait until the lease ends.
    private readonly string _owner = storage.Value.Kind == DatabaseKind.Sqlite ? "this-host" : $"{Environment.MachineName}:{Environment.ProcessId}:{Guid.NewGuid():N}";

    /// <summary>Takes the oldest job that waits, or whose host is gone; null when there is none.</summary>
    public async Task<PlanRow?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = await db.Plans.AsNoTracking()
            .Where(p => p.Job == PlanJob.Waiting || (p.Job == PlanJob.Running && (p.LeaseUntil == null || p.LeaseUntil < now || p.LeaseOwner == _owner)))
            .OrderBy(p => p.MadeAt).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancellationToken);
        if (due is not { } id)
            return null;
        var taken = await plans.RunAsync(id, (scope, row) => Task.FromResult(Take(scope, row)), cancellationToken);
        return taken.Succeeded && taken.Value.Job == PlanJob.Running ? taken.Value : null;
    }

    /// <summary>Notes how far it is, and keeps the lease; false when another has it.</summary>
    public async Task<bool> ProgressAsync(Guid id, long done, long all, CancellationToken cancellationToken) => (await MineAsync(
        id,
        (scope, row) => (row.JobDone, row.JobAll, row.LeaseUntil) = (done, all, scope.At + Lease),
        cancellationToken)).Succeeded;

    /// <summary>Keeps the plan that was computed.</summary>
    public Task ComputedAsync(Guid id, string plan, CancellationToken cancellationToken) => MineAsync(
        id,
        (scope, row) =>
        {
            row.Plan = plan;
            PlanChange.Tell(scope, row, Actor.System, "computed");
        },
        cancellationToken);

    /// <summary>Keeps a trial that came to its end.</summary>
    public Task TriedAsync(Guid id, PlanTrial trial, CancellationToken cancellationToken) => MineAsync(
        id,
        (scope, row) =>
        {
            var next = row.State.Simulate(trial.Revision);
            (row.Job, row.LeaseOwner, row.LeaseUntil) = (PlanJob.None, null, null);
            if (!next.Succeeded)
                return;
            (row.State, row.Trial) = (next.Value, JsonSerializer.Serialize(trial, LedgerJson.Options));
            PlanChange.Tell(scope, row, Actor.System, "simulated");
        },
        cancellationToken);

    /// <summary>Notes that it ended without a result.</summary>
    public Task FailedAsync(Guid id, string why, CancellationToken cancellationToken) => MineAsync(id, (scope, row) => Fail(scope, row, why), cancellationToken);

    private Outcome<PlanRow> Take(LedgerScope scope, PlanRow row)
    {
        // Between looking and taking another host may have been faster.
        if (row.Job != PlanJob.Waiting && (row.Job != PlanJob.Running || (row.LeaseUntil >= scope.At && row.LeaseOwner != _owner)))
            return PlanRefusals.Changed();
        if (row.JobAttempts >= MostAttempts)
            Fail(scope, row, "");
        else
            (row.Job, row.JobAttempts, row.JobDone, row.LeaseOwner, row.LeaseUntil) = (PlanJob.Running, row.JobAttempts + 1, 0, _owner, scope.At + Lease);
        return row;
    }

    private static void Fail(LedgerScope scope, PlanRow row, string why)
    {
        (row.Job, row.JobFault, row.LeaseOwner, row.LeaseUntil) = (PlanJob.Failed, why, null, null);
        PlanChange.Tell(scope, row, Actor.System, "failed", why);
    }

    private Task<Outcome<PlanRow>> MineAsync(Guid id, Action<LedgerScope, PlanRow> change, CancellationToken cancellationToken) => plans.RunAsync(
        id,
        (scope, row) =>
        {
            if (row.Job != PlanJob.Running || row.LeaseOwner != _owner)
                return Task.FromResult<Outcome<PlanRow>>(PlanRefusals.Changed());
            change(scope, row);
            return Task.FromResult<Outcome<PlanRow>>(row);
        },
        cancellationToken);
}
