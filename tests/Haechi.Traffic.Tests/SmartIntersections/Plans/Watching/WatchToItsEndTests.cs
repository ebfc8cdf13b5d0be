using System.Text.Json;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Simulation;
using Haechi.Testing;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Plans.Deciding;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Making;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Plans.Trials;
using Haechi.Traffic.SmartIntersections.Plans.Watching;
using Haechi.Traffic.SmartIntersections.Storage;
using Haechi.Traffic.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans.Watching;

/// <summary>The watch on a running suite with the real simulator: its worker finds the plan, drives its days and ends it, as the clock goes on.</summary>
public sealed class WatchToItsEndTests : IAsyncLifetime
{
    private const double Begin = 7 * 3600, End = 10 * 3600;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private TrafficSite _site = null!;
    private Streets _streets = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private TurnCounts Counts => _streets.Counts(Begin, End, 120);

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Simulator.Missing is not null, Simulator.Missing ?? "");
        _site = await TrafficSite.StartAsync(DatabaseKind.Sqlite);
        _streets = await Streets.OpenAsync(_site, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
    }

    /// <summary>Three hours make twelve quarters a day: it is kept after the second day and not before.</summary>
    [Fact]
    public async Task A_good_plan_is_watched_day_after_day_and_then_kept()
    {
        var plan = await DeployAsync(PlanStudio.Compute(_streets.Roads, Counts, [.. _streets.Signals.Select(s => s.Id)]));

        var first = await UntilAsync(plan, p => p.Watched.Count > 0);
        first.Row.Status.ShouldBe(PlanStatus.Deployed, "one day is not enough");
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        var kept = await UntilAsync(plan, p => p.Row.Status != PlanStatus.Deployed);

        kept.Row.Status.ShouldBe(PlanStatus.Kept);
        kept.Row.WatchDueAt.ShouldBeNull();
        first.Watched.Count.ShouldBeLessThan(PlanWatch.KeptAfter);
        kept.Watched.Count.ShouldBeGreaterThanOrEqualTo(PlanWatch.KeptAfter);
        kept.Watched.Skip(first.Watched.Count).ShouldNotBe(first.Watched, "the second day has other vehicles");
        kept.History.Count(e => e.Act == "kept").ShouldBe(1);
        (await _site.Get<ISignalControllerAdapter>().ReadAsync(_streets.Network, Stop)).Programs.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_plan_that_does_harm_is_brought_back_with_a_finding_and_a_case()
    {
        var slow = new DayPlan([new PlanSlice(Begin, [.. _streets.Signals.Select(s => Streets.Of(s, (200 - Streets.Of(s, 0).Cycle) / s.Greens.Count))])]);
        var plan = await DeployAsync(slow);

        var back = await UntilAsync(plan, p => p.Row.Status != PlanStatus.Deployed);

        back.Row.Status.ShouldBe(PlanStatus.Returned);
        HarmTest.Judge(back.Watched, new HarmBounds()).Verdict.ShouldBe(HarmVerdict.Harm);
        back.Orders.Select(o => (o.IsReturn, o.State)).ShouldBe([(true, OrderState.InForce), (false, OrderState.InForce)]);
        PlanTroubles.Of(back).Trouble.ShouldBe(PlanTrouble.Harmed);
        (await _site.Get<ISignalControllerAdapter>().ReadAsync(_streets.Network, Stop)).Programs.ShouldBeEmpty();
        var finding = await _site.ReadAsync<RoomsDb, Guid?>(db => db.Findings.Where(f => f.Kind == PlanCase.Harm).Select(f => f.CaseId).SingleAsync(Stop));
        (await _site.ReadAsync<RoomsDb, bool>(db => db.Cases.AnyAsync(c => c.Id == finding, Stop))).ShouldBeTrue();
    }

    /// <summary>Puts a plan in force with a "before" that was really driven, under the network's own plan.</summary>
    private async Task<Guid> DeployAsync(DayPlan plan)
    {
        var row = await _streets.StoreAsync(plan, PlanStatus.Approved, Stop);
        var before = await new TrialRun(TimeProvider.System).DayAsync(TownSeeder.Source(), Counts, [], 1, Stop);
        var (trial, counts) = (JsonSerializer.Serialize(_streets.Trial() with { Before = before }, LedgerJson.Options), string.Join('\n', CountsFile.Lines(Counts)));
        await _site.ReadAsync<TrafficDb, int>(db => db.Plans.Where(p => p.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Trial, trial).SetProperty(p => p.Counts, counts), Stop));
        (await _site.Get<Deployer>().DeployAsync(new DeployWords(row.Id, 1), Guid.CreateVersion7(), row.DecisionId!.Value, Stop)).ShouldBeNull();
        return row.Id;
    }

    private async Task<PlanFile> UntilAsync(Guid id, Func<PlanFile, bool> done)
    {
        await Eventually.HoldsAsync(async () => done(await FindAsync(id)), "the watch gets there", Patience);
        return await FindAsync(id);
    }

    private async Task<PlanFile> FindAsync(Guid id) => (await _site.Get<PlanBook>().FindAsync(id, Stop))!;
}
