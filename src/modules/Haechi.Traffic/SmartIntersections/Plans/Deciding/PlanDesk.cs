using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Making;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Plans.Trials;

namespace Haechi.Traffic.SmartIntersections.Plans.Deciding;

/// <summary>
/// What people decide about plans. The traffic office hands one in; the police approve, amend or refuse it. Plan and case change in one
/// transaction, and the only thing that deploys is the action that the case's decision orders.
/// </summary>
internal sealed class PlanDesk(PlanChange plans, PlanCase cases, NetworkRegistry registry)
{
    /// <summary>Hands a simulated plan to the police.</summary>
    public Task<Outcome<PlanRow>> SubmitAsync(Guid id, Actor by, CancellationToken cancellationToken) => plans.RunAsync(
        id,
        async (scope, row) =>
        {
            var next = row.State.Submit();
            if (!next.Succeeded)
                return next.Refusal;
            (row.CaseId, row.CaseNumber) = await cases.ProposeAsync(scope, row, JsonSerializer.Deserialize<PlanTrial>(row.Trial!, LedgerJson.Options)!, by, cancellationToken);
            row.State = next.Value;
            PlanChange.Tell(scope, row, by, "submitted", row.CaseNumber!);
            return row;
        },
        cancellationToken);

    /// <summary>Approves exactly the revision that the officer has seen, and orders its deployment.</summary>
    public Task<Outcome<PlanRow>> ApproveAsync(Guid id, int seen, Actor officer, string reason, CancellationToken cancellationToken) => plans.RunAsync(
        id,
        async (scope, row) =>
        {
            if (row.Revision != seen)
                return PlanRefusals.Changed();
            if (row.CaseId is not { } caseId)
                return PlanRefusals.WrongState(row.Status);
            var decided = await CaseDesk.DecideWithinAsync(scope, caseId, officer, Verdict.Confirm, reason, [PlanRetry.OrderOf(row)], cancellationToken);
            return decided.Then(c => row.State.Approve((HumanDecision)c.Decisions[^1])).Then(next => Taken(scope, row, next, officer, "approved", reason));
        },
        cancellationToken);

    /// <summary>Refuses it, with a reason; the case is closed.</summary>
    public Task<Outcome<PlanRow>> RefuseAsync(Guid id, int seen, Actor officer, string reason, CancellationToken cancellationToken) => plans.RunAsync(
        id,
        async (scope, row) =>
        {
            if (row.Revision != seen)
                return PlanRefusals.Changed();
            if (row.CaseId is not { } caseId)
                return PlanRefusals.WrongState(row.Status);
            var decided = await CaseDesk.DecideWithinAsync(scope, caseId, officer, Verdict.Dismiss, reason, [], cancellationToken);
            return decided.Then(c => row.State.Refuse((HumanDecision)c.Decisions[^1])).Then(next => Taken(scope, row, next, officer, "refused", reason));
        },
        cancellationToken);

    /// <summary>
    /// Changes greens and offset of one junction, at some times of the day or at all; it is simulated again before anybody can approve it. The police change what
    /// they were handed, which their case notes; before that the traffic office changes its own plan.
    /// </summary>
    /// <param name="id">The plan.</param>
    /// <param name="seen">Revision that was on the page.</param>
    /// <param name="changed">The junction's plan as it shall be; its cycle follows from greens and clearance.</param>
    /// <param name="times">Which times of the plan.</param>
    /// <param name="by">Who: the police for a plan that was handed in, else the traffic office.</param>
    /// <param name="reason">Why; not blank.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<Outcome<PlanRow>> AmendAsync(Guid id, int seen, SignalPlan changed, PlanTimes times, Actor by, string reason, CancellationToken cancellationToken) => plans.RunAsync(
        id,
        async (scope, row) =>
        {
            if (row.Revision != seen || row.Job is PlanJob.Running or PlanJob.Waiting)
                return PlanRefusals.Changed();
            if (string.IsNullOrWhiteSpace(reason))
                return PlanRefusals.NoReason();
            if (await registry.OpenAsync(row.NetworkId, cancellationToken) is not { } network || row.Plan is null)
                return PlanRefusals.WrongState(row.Status);
            var plan = Amended(JsonSerializer.Deserialize<DayPlan>(row.Plan, LedgerJson.Options)!, network.Roads, changed, times);
            var next = plan.Then(_ => row.State.Amend());
            if (!next.Succeeded)
                return next.Refusal;
            if (row is { CaseId: { } caseId, Status: PlanStatus.Submitted or PlanStatus.Amended })
            {
                var noted = await CaseDesk.NoteWithinAsync(scope, caseId, by, $"{changed.Junction} 수정 ({next.Value.Revision}판): {reason}", cancellationToken);
                if (!noted.Succeeded)
                    return noted.Refusal;
            }
            row.Plan = JsonSerializer.Serialize(plan.Value, LedgerJson.Options);
            PlanStudio.Restart(row);
            return Taken(scope, row, next.Value, by, "amended", $"{changed.Junction} {times}: {string.Join('·', changed.Greens)}, {changed.Offset}. {reason}");
        },
        cancellationToken);

    /// <summary>The plan with one junction's greens and offset changed, if it keeps all rules and is another than before.</summary>
    public static Outcome<DayPlan> Amended(DayPlan plan, RoadNetwork roads, SignalPlan changed, PlanTimes times)
    {
        if (roads.Signals.FirstOrDefault(s => s.Id == changed.Junction) is not { } junction || !plan.Slices.Any(s => s.Plans.Any(p => p.Junction == changed.Junction)))
            return PlanRefusals.NoJunctions();
        var cycle = changed.Greens.Sum(g => (long)g) + PlanRules.Between(junction, SignalTiming.Field).Sum();
        var whole = changed with { Cycle = (int)Math.Clamp(cycle, 0, int.MaxValue) };
        if (PlanRules.Fault(junction, whole, SignalTiming.Field) is { } fault)
            return PlanRefusals.AmendmentBreaksRule(fault);
        if (!plan.Slices.Any(times.Holds))
            return PlanRefusals.NoTimes();
        var isOther = false;
        SignalPlan Put(PlanSlice at, SignalPlan old)
        {
            if (old.Junction != whole.Junction || !times.Holds(at) || (old.Offset == whole.Offset && old.Greens.SequenceEqual(whole.Greens)))
                return old;
            isOther = true;
            return whole;
        }
        var made = new DayPlan([.. plan.Slices.Select(s => s with { Plans = [.. s.Plans.Select(p => Put(s, p))] })]);
        return isOther ? made : PlanRefusals.NothingAmended();
    }

    private static Outcome<PlanRow> Taken(LedgerScope scope, PlanRow row, PlanState next, Actor by, string act, string text)
    {
        row.State = next;
        PlanChange.Tell(scope, row, by, act, text);
        return row;
    }
}
