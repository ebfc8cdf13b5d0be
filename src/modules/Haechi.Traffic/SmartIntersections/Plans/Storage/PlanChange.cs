using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Plans.Storage;

/// <summary>Changes a plan: one transaction with its line of history and its row of the audit trail.</summary>
internal sealed class PlanChange(Ledger ledger)
{
    /// <summary>Runs <paramref name="change"/> on the plan; a refusal rolls everything back. Whoever comes second is refused.</summary>
    public async Task<Outcome<PlanRow>> RunAsync(Guid id, Func<LedgerScope, PlanRow, Task<Outcome<PlanRow>>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.WriteAsync<PlanRow>(
                async scope =>
                {
                    if (await scope.Use<TrafficDb>().Plans.FindAsync([id], cancellationToken) is not { } row)
                        return PlanRefusals.NoSuchPlan();
                    row.Version++;
                    return await change(scope, row);
                },
                cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
        {
            return PlanRefusals.Changed();
        }
    }

    /// <summary>Writes what was done into the plan's history and the audit trail. <paramref name="act"/>: the last part of the trail's word, such as <c>submitted</c>.</summary>
    public static void Tell(LedgerScope scope, PlanRow row, Actor by, string act, string text = "")
    {
        scope.Use<TrafficDb>().PlanEvents.Add(new PlanEventRow
        {
            Id = Guid.CreateVersion7(scope.At), PlanId = row.Id, At = scope.At, Status = row.Status, Act = act, ByName = by.Name, Text = text.Length > 2000 ? text[..2000] : text,
        });
        scope.Audit(new AuditNote(by, $"traffic.plan-{act}", "signal-plan", row.Id.ToString(), SmartIntersectionsManifest.ServiceId));
    }
}
