using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Networks;
using Haechi.Signals.Simulation;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Plans.Deciding;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Making;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Case = Haechi.Kernel.Cases.Case;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans;

/// <summary>A plan's way from counts to the street on the real platform, with the real simulator.</summary>
public abstract class PlanJourneyConformance(Sites sites) : TrafficSuite(sites)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task What_the_police_approve_is_in_force_and_what_they_take_back_is_gone()
    {
        Assert.SkipWhen(Simulator.Missing is not null, Simulator.Missing ?? "");
        var (network, signals) = await TownAsync();
        var id = (await Site.Get<PlanStudio>().OrderAsync(Draft(network, signals, 180), Oh, isDemo: false, Stop)).Value;
        var plan = await UntilAsync(id, p => p is { IsBusy: false });
        plan.Row.JobFault.ShouldBeNull();
        plan.Row.Status.ShouldBe(PlanStatus.Simulated);
        plan.Trial!.Told.Before.Vehicles.ShouldBeGreaterThan(20);
        plan.Plan!.Slices.ShouldNotBeEmpty();

        var desk = Site.Get<PlanDesk>();
        (await desk.ApproveAsync(id, 1, Kang, "제출 전", Stop)).Succeeded.ShouldBeFalse();
        (await desk.SubmitAsync(id, Oh, Stop)).Succeeded.ShouldBeTrue();
        (await desk.ApproveAsync(id, 2, Kang, "다른 판", Stop)).Refusal!.Code.ShouldBe("plan-changed");
        (await desk.ApproveAsync(id, 1, Kang, " ", Stop)).Refusal!.Code.ShouldBe("reason-needed");
        (await desk.ApproveAsync(id, 1, Actor.System, "사람이 아님", Stop)).Refusal!.Code.ShouldBe("person-needed");
        (await desk.ApproveAsync(id, 1, Kang, "지체가 줄어듭니다", Stop)).Refusal.ShouldBeNull();

        plan = await UntilAsync(id, p => p.Row.Status is PlanStatus.Deployed or PlanStatus.Kept or PlanStatus.Returned);
        plan.Orders.ShouldContain(o => !o.IsReturn && o.State == OrderState.InForce);
        var report = await Site.Get<ISignalControllerAdapter>().ReadAsync(network, Stop);
        report.Programs.Select(p => p.Signal).ShouldBe(signals, ignoreOrder: true);
        (await Site.ReadAsync<RoomsDb, bool>(db => db.Audit.AnyAsync(a => a.Act == "traffic.plan-approved" && a.SubjectId == id.ToString() && a.ActorId == "kang", Stop))).ShouldBeTrue();

        await UntilAsync(id, async p => (await CaseAsync(p)).Actions[0].Status == ActionStatus.Succeeded);
        var subject = await CaseAsync(plan);
        (await Site.Get<CaseDesk>().UndoAsync(subject.Id, Kang, subject.Actions[0].Id, "민원이 들어왔습니다", Stop)).Refusal.ShouldBeNull();
        await UntilAsync(id, p => p.Row.Status == PlanStatus.Returned);
        (await Site.Get<ISignalControllerAdapter>().ReadAsync(network, Stop)).Programs.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_plan_never_reaches_the_street_and_says_why()
    {
        Assert.SkipWhen(Simulator.Missing is not null, Simulator.Missing ?? "");
        var (network, signals) = await TownAsync();
        var id = (await Site.Get<PlanStudio>().OrderAsync(Draft(network, signals, 60), Oh, isDemo: false, Stop)).Value;
        await UntilAsync(id, p => p is { IsBusy: false });
        await Site.Get<PlanDesk>().SubmitAsync(id, Oh, Stop);

        (await Site.Get<PlanDesk>().RefuseAsync(id, 1, Kang, "보행 시간이 걱정됩니다", Stop)).Refusal.ShouldBeNull();

        var plan = (await Site.Get<PlanBook>().FindAsync(id, Stop))!;
        plan.Row.Status.ShouldBe(PlanStatus.Refused);
        plan.History.ShouldContain(e => e.Act == "refused" && e.ByName == "강경찰" && e.Text == "보행 시간이 걱정됩니다");
        (await Site.Get<PlanDesk>().ApproveAsync(id, 1, Kang, "마음이 바뀜", Stop)).Succeeded.ShouldBeFalse();
        (await Site.Get<ISignalControllerAdapter>().ReadAsync(network, Stop)).OrderId.ShouldBeNull();
    }

    private async Task<(Guid Network, IReadOnlyList<string> Signals)> TownAsync()
    {
        var id = (await Site.Get<NetworkRegistry>().ImportAsync($"시범 {Guid.NewGuid():N}", TownSeeder.Source(), Oh, isDemo: false, Stop)).Value;
        var network = (await Site.Get<NetworkRegistry>().OpenAsync(id, Stop))!;
        return (id, [.. network.Roads.Signals.Where(s => s.Greens.Count > 1).Take(2).Select(s => s.Id)]);
    }

    /// <summary>A quarter of an hour of the first junctions: <paramref name="vehicles"/> an hour on each movement.</summary>
    private static PlanDraft Draft(Guid network, IReadOnlyList<string> signals, double vehicles)
    {
        var roads = SumoNet.Read(new MemoryStream(TownSeeder.Source()), "town");
        var counts = TurnCounts.Of(new MovementMap(roads).All.Where(m => signals.Contains(m.Junction)).Select(m => new TurnCount(m.Junction, m.From, m.To, 28_800, 29_700, vehicles / 4)));
        return new PlanDraft(network, "", signals, new DateOnly(2026, 11, 20), 8, 9, counts, "counts.csv", 1);
    }

    private Task<PlanFile> UntilAsync(Guid id, Func<PlanFile, bool> done) => UntilAsync(id, p => Task.FromResult(done(p)));

    private async Task<PlanFile> UntilAsync(Guid id, Func<PlanFile, Task<bool>> done)
    {
        using var late = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await Site.Get<PlanBook>().FindAsync(id, Stop) is { } plan && await done(plan))
                return plan;
            late.IsCancellationRequested.ShouldBeFalse("the plan did not get there in time");
            await Task.Delay(100, Stop);
        }
    }

    private Task<Case> CaseAsync(PlanFile plan) => Site.ReadAsync<RoomsDb, Case>(async db => (await db.LoadCaseAsync(plan.Row.CaseId!.Value, Stop))!);
}

public sealed class PlanJourneyOnSqliteTests(Sites sites) : PlanJourneyConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PlanJourneyOnPostgresTests(Sites sites) : PlanJourneyConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
