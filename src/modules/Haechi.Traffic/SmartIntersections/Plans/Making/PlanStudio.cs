using System.Globalization;
using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Storage;

namespace Haechi.Traffic.SmartIntersections.Plans.Making;

/// <summary>The plan studio (신호계획 작성): takes orders for plans, and starts again what was cut.</summary>
internal sealed class PlanStudio(Ledger ledger, PlanChange plans, NetworkRegistry registry)
{
    /// <summary>Takes an order; a host computes and simulates it in the background.</summary>
    public async Task<Outcome<Guid>> OrderAsync(PlanDraft draft, Actor by, bool isDemo, CancellationToken cancellationToken)
    {
        if (await registry.OpenAsync(draft.Network, cancellationToken) is not { } network)
            return NetworkRefusals.Unknown;
        var counts = Checked(draft, network);
        return counts.Succeeded ? await StoreAsync(draft, network, counts.Value, by, isDemo, cancellationToken) : counts.Refusal;
    }

    /// <summary>Makes a new plan from an old one: the same junctions, counts and greens, simulated anew against what is in force now. The old one and its decision stay as they are.</summary>
    public Task<Outcome<Guid>> CopyAsync(Guid id, Actor by, CancellationToken cancellationToken) => ledger.WriteAsync<Guid>(
        async scope =>
        {
            var all = scope.Use<TrafficDb>().Plans;
            if (await all.FindAsync([id], cancellationToken) is not { } old)
                return PlanRefusals.NoSuchPlan();
            var row = new PlanRow
            {
                Id = Guid.CreateVersion7(scope.At), NetworkId = old.NetworkId, Name = NextName(old.Name), Day = old.Day, Signals = old.Signals, Counts = old.Counts, CountsName = old.CountsName,
                Seeds = old.Seeds, Plan = old.Plan, Status = PlanStatus.Proposed, Job = PlanJob.Waiting, MadeById = by.Id, MadeByName = by.Name, MadeAt = scope.At, IsDemo = old.IsDemo,
            };
            all.Add(row);
            PlanChange.Tell(scope, row, by, "copied", $"{old.Name} ({old.Revision})");
            return row.Id;
        },
        cancellationToken);

    /// <summary>The name of the next try: "A" becomes "A #2", and that "A #3".</summary>
    internal static string NextName(string name)
    {
        var (mark, stem, number) = (name.LastIndexOf(" #", StringComparison.Ordinal), name, 1);
        if (mark > 0 && int.TryParse(name[(mark + 2)..], NumberStyles.None, CultureInfo.InvariantCulture, out var before) && before < 999)
            (stem, number) = (name[..mark], before);
        return $"{stem[..Math.Min(stem.Length, 94)]} #{number + 1}";
    }

    /// <summary>Puts a job that failed back into the row.</summary>
    public Task<Outcome<PlanRow>> AgainAsync(Guid id, Actor by, CancellationToken cancellationToken) => plans.RunAsync(
        id,
        (scope, row) =>
        {
            if (row.Job != PlanJob.Failed)
                return Task.FromResult<Outcome<PlanRow>>(PlanRefusals.WrongState(row.Status));
            Restart(row);
            PlanChange.Tell(scope, row, by, "restarted");
            return Task.FromResult<Outcome<PlanRow>>(row);
        },
        cancellationToken);

    /// <summary>Asks for a trial of the present revision.</summary>
    public static void Restart(PlanRow row) =>
        (row.Job, row.JobDone, row.JobAll, row.JobAttempts, row.JobFault, row.LeaseOwner, row.LeaseUntil) = (PlanJob.Waiting, 0, 0, 0, null, null, null);

    private static Outcome<TurnCounts> Checked(PlanDraft draft, RegisteredNetwork network)
    {
        var known = network.Roads.Signals.Where(s => s.Greens.Count > 1).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        if (draft.Signals.Count == 0 || !draft.Signals.All(known.Contains))
            return PlanRefusals.NoJunctions();
        if (draft.Begin < 0 || draft.End > 24 || draft.Begin >= draft.End)
            return PlanRefusals.NoCounts();
        try
        {
            var counts = draft.Within();
            if (counts.Rows.All(r => r.Vehicles <= 0))
                return PlanRefusals.NoCounts();
            var movements = new MovementMap(network.Roads).All.Select(m => (m.Junction, m.From, m.To)).ToHashSet();
            return counts.Rows.FirstOrDefault(r => !movements.Contains((r.Junction, r.From, r.To))) is { } lost
                ? PlanRefusals.Unusable($"{lost.Junction}: {lost.From} → {lost.To}?") : counts;
        }
        catch (CountsException exception)
        {
            return PlanRefusals.Unusable(exception.Message);
        }
    }

    private async Task<Outcome<Guid>> StoreAsync(PlanDraft draft, RegisteredNetwork network, TurnCounts counts, Actor by, bool isDemo, CancellationToken cancellationToken)
    {
        var title = draft.Name.Trim() is { Length: > 0 } name ? name[..Math.Min(name.Length, 100)] : $"{network.Row.Name} {draft.Day:yyyy-MM-dd} {draft.Begin:00}~{draft.End:00}시";
        return await ledger.WriteAsync<Guid>(
            scope =>
            {
                var row = new PlanRow
                {
                    Id = Guid.CreateVersion7(scope.At), NetworkId = draft.Network, Name = title, Day = draft.Day, Signals = JsonSerializer.Serialize(draft.Signals, LedgerJson.Options),
                    Counts = string.Join('\n', CountsFile.Lines(counts)), CountsName = draft.CountsName, Seeds = Math.Clamp(draft.Seeds, 1, PlanDraft.MostSeeds), Status = PlanStatus.Proposed,
                    Job = PlanJob.Waiting, MadeById = by.Id, MadeByName = by.Name, MadeAt = scope.At, IsDemo = isDemo,
                };
                scope.Use<TrafficDb>().Plans.Add(row);
                PlanChange.Tell(scope, row, by, "ordered");
                return Task.FromResult<Outcome<Guid>>(row.Id);
            },
            cancellationToken);
    }

    /// <summary>Computes the plan of the counts; what the engine refuses is an exception with a message for people.</summary>
    public static DayPlan Compute(RoadNetwork roads, TurnCounts counts, IReadOnlyList<string> signals) =>
        new WebsterDesign(roads, SignalTiming.Field, new WebsterSettings()).Make(counts, signals.ToHashSet(StringComparer.Ordinal));
}
