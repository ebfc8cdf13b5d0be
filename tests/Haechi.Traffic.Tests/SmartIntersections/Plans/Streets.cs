using System.Text.Json;
using Haechi.Platform.Persistence;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;
using Haechi.Signals.Safety;
using Haechi.Signals.Simulation.Demand;
using Haechi.Traffic.Signals.Reports;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Plans.Trials;
using Haechi.Traffic.SmartIntersections.Storage;
using Haechi.Traffic.Tests.Testing;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans;

/// <summary>A town of its own for a test, and plans for it that need no simulator.</summary>
internal sealed class Streets(TrafficSite site, Guid network, RoadNetwork roads)
{
    public Guid Network => network;

    public RoadNetwork Roads => roads;

    public IReadOnlyList<SignalJunction> Signals => [.. roads.Signals.Where(s => s.Greens.Count > 1).Take(2)];

    public static async Task<Streets> OpenAsync(TrafficSite site, CancellationToken stop, bool isDemo = false)
    {
        var id = (await site.Get<NetworkRegistry>().ImportAsync($"시험 {Guid.NewGuid():N}", TownSeeder.Source(), Haechi.Kernel.Rooms.Actor.Person("oh", "오교통"), isDemo, stop)).Value;
        return new Streets(site, id, (await site.Get<NetworkRegistry>().OpenAsync(id, stop))!.Roads);
    }

    /// <summary>A plan that keeps all rules: every green <paramref name="longer"/> seconds above its minimum.</summary>
    public DayPlan Plan(int longer) => new([new PlanSlice(28_800, [.. Signals.Select(s => Of(s, longer))]), new PlanSlice(29_700, [.. Signals.Select(s => Of(s, longer + 1))])]);

    public static SignalPlan Of(SignalJunction signal, int longer)
    {
        int[] greens = [.. PlanRules.Minimum(signal, SignalTiming.Field).Select(m => m + longer)];
        return new SignalPlan(signal.Id, greens.Sum() + PlanRules.Between(signal, SignalTiming.Field).Sum(), 0, greens);
    }

    /// <summary>A trial that nobody ran: 40 s before, 30 s after.</summary>
    public PlanTrial Trial()
    {
        var movement = new MovementMap(roads).All.First(m => m.Junction == Signals[0].Id);
        Side Of(string name, double delay) => new(name, [delay, delay + 1], 100, 98, 1800, [new MovementFigures(movement.Junction, movement.From, movement.To, movement.Turn, 8, 100, delay * 100, 120, 900, 7, 21_000)]);
        QuarterDelay[] Quarters(double delay) => [new(28_800, 50, delay * 50), new(29_700, 50, delay * 50)];
        return new PlanTrial(1, new BeforeAfter("시험", "field", 28_800, 30_600, "counts.csv", new DemandFit(100, 200, 198, 9, 10), Of("fixed", 40), Of("webster", 30)), Quarters(40), Quarters(30));
    }

    /// <summary>Counts of the planned junctions by quarters of an hour: <paramref name="vehicles"/> an hour on each movement.</summary>
    public TurnCounts Counts(double begin, double end, double vehicles) => TurnCounts.Of(
        from at in Enumerable.Range(0, (int)((end - begin) / 900)).Select(i => begin + i * 900)
        from movement in new MovementMap(roads).All
        where Signals.Any(s => s.Id == movement.Junction)
        select new TurnCount(movement.Junction, movement.From, movement.To, at, at + 900, vehicles / 4));

    /// <summary>Stores a plan as somebody approved it.</summary>
    public async Task<PlanRow> StoreAsync(DayPlan plan, PlanStatus status, CancellationToken stop)
    {
        var row = new PlanRow
        {
            Id = Guid.CreateVersion7(), NetworkId = network, Name = "시험 계획", Day = new DateOnly(2026, 11, 20), Signals = JsonSerializer.Serialize(Signals.Select(s => s.Id), LedgerJson.Options),
            Counts = string.Join('\n', CountsFile.Lines(Counts(28_800, 30_600, 60))), CountsName = "counts.csv", Seeds = 1, Plan = JsonSerializer.Serialize(plan, LedgerJson.Options), Status = status, Revision = 1, SimulatedRevision = 1,
            Trial = status == PlanStatus.Approved ? null : JsonSerializer.Serialize(Trial(), LedgerJson.Options),
            ApprovedRevision = status == PlanStatus.Approved ? 1 : 0, DecisionId = status == PlanStatus.Approved ? Guid.CreateVersion7() : null, MadeById = "oh", MadeByName = "오교통",
        };
        await site.Get<Ledger>().WriteAsync(
            scope =>
            {
                row.MadeAt = scope.At;
                scope.Use<TrafficDb>().Plans.Add(row);
                return Task.CompletedTask;
            },
            stop);
        return row;
    }
}
