using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Traffic.SmartIntersections.Plans.Deciding;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Plans.Watching;
using Haechi.Traffic.SmartIntersections.Storage;
using Haechi.Traffic.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans.Deployment;

/// <summary>A plan is in force once or not at all, wherever the sending broke off, and the order's row tells which.</summary>
public abstract class DeployerConformance(Sites sites) : TrafficSuite(sites)
{
    private Streets _streets = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _streets = await Streets.OpenAsync(Site, Stop);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_line_that_breaks_amid_deployment_ends_in_one_deployment(bool afterTheControllersTookIt)
    {
        var (plan, order) = (await _streets.StoreAsync(_streets.Plan(5), PlanStatus.Approved, Stop), Guid.CreateVersion7());
        var broken = new BrokenLine(Site.Get<ISignalControllerAdapter>(), afterTheControllersTookIt);

        await Should.ThrowAsync<IOException>(() => Through(broken).DeployAsync(new DeployWords(plan.Id, 1), order, plan.DecisionId!.Value, Stop));
        var between = (await FindAsync(plan.Id)).Orders.ShouldHaveSingleItem();
        (between.State, between.Id).ShouldBe((OrderState.Sent, order));
        (await Through(Site.Get<ISignalControllerAdapter>()).DeployAsync(new DeployWords(plan.Id, 1), order, plan.DecisionId!.Value, Stop)).ShouldBeNull();
        (await Through(Site.Get<ISignalControllerAdapter>()).DeployAsync(new DeployWords(plan.Id, 1), order, plan.DecisionId!.Value, Stop)).ShouldBeNull();

        var after = await FindAsync(plan.Id);
        (after.Row.Status, after.Orders.ShouldHaveSingleItem().State).ShouldBe((PlanStatus.Deployed, OrderState.InForce));
        after.History.Count(e => e.Act == "deployed").ShouldBe(1);
        (await Site.Get<ISignalControllerAdapter>().ReadAsync(_streets.Network, Stop)).OrderId.ShouldBe(order);
    }

    [Theory]
    [InlineData("Submitted")]
    [InlineData("Refused")]
    [InlineData("Simulated")]
    public async Task What_nobody_approved_is_not_sent(string status)
    {
        var plan = await _streets.StoreAsync(_streets.Plan(5), Enum.Parse<PlanStatus>(status), Stop);

        (await Through(Site.Get<ISignalControllerAdapter>()).DeployAsync(new DeployWords(plan.Id, 1), Guid.CreateVersion7(), Guid.CreateVersion7(), Stop)).ShouldNotBeNull();

        (await FindAsync(plan.Id)).Orders.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_approval_of_another_revision_or_by_another_decision_deploys_nothing()
    {
        var plan = await _streets.StoreAsync(_streets.Plan(5), PlanStatus.Approved, Stop);
        var deployer = Through(Site.Get<ISignalControllerAdapter>());

        (await deployer.DeployAsync(new DeployWords(plan.Id, 2), Guid.CreateVersion7(), plan.DecisionId!.Value, Stop)).ShouldNotBeNull();
        (await deployer.DeployAsync(new DeployWords(plan.Id, 1), Guid.CreateVersion7(), Guid.CreateVersion7(), Stop)).ShouldNotBeNull();

        (await Site.Get<ISignalControllerAdapter>().ReadAsync(_streets.Network, Stop)).OrderId.ShouldBeNull();
    }

    [Fact]
    public async Task A_plan_that_the_controllers_refuse_stays_out_of_force_and_says_why()
    {
        var plan = await _streets.StoreAsync(_streets.Plan(-3), PlanStatus.Approved, Stop);

        (await Through(Site.Get<ISignalControllerAdapter>()).DeployAsync(new DeployWords(plan.Id, 1), Guid.CreateVersion7(), plan.DecisionId!.Value, Stop)).ShouldNotBeNull().ShouldContain("minimum");

        var after = await FindAsync(plan.Id);
        (after.Row.Status, after.Orders[0].State).ShouldBe((PlanStatus.Approved, OrderState.Refused));
    }

    [Fact]
    public async Task A_later_plan_replaces_the_one_in_force_and_its_way_back_leads_there()
    {
        var (first, second) = (await DeployedAsync(5), await DeployedAsync(8));

        (await FindAsync(first.Plan)).Row.Status.ShouldBe(PlanStatus.Replaced);
        (await Through(Site.Get<ISignalControllerAdapter>()).ReturnAsync(second.Plan, second.Order, null, Stop)).ShouldBeNull();
        (await Through(Site.Get<ISignalControllerAdapter>()).ReturnAsync(second.Plan, second.Order, null, Stop)).ShouldBeNull();

        var report = await Site.Get<ISignalControllerAdapter>().ReadAsync(_streets.Network, Stop);
        report.Sequence.ShouldBe(3);
        report.Programs.Single(p => p.Signal == _streets.Signals[0].Id).Plan!.Slices[0].Plans[0].Greens.ShouldBe(_streets.Plan(5).Slices[0].Plans[0].Greens);
        (await FindAsync(second.Plan)).Row.Status.ShouldBe(PlanStatus.Returned);
    }

    [Fact]
    public async Task Harm_brings_the_previous_plan_back_and_is_reported_as_a_finding_with_a_case()
    {
        var (plan, _) = await DeployedAsync(5);

        await Site.Get<PlanWatch>().JudgeAsync(plan, 0, [.. Enumerable.Range(0, 12).Select(_ => new WatchedInterval(20, 31, 200))], Stop);

        var after = await FindAsync(plan);
        after.Row.Status.ShouldBe(PlanStatus.Returned);
        after.History[0].Act.ShouldBe("harm");
        (await Site.Get<ISignalControllerAdapter>().ReadAsync(_streets.Network, Stop)).Programs.ShouldBeEmpty();
        (await Site.ReadAsync<RoomsDb, bool>(db => db.Findings.AnyAsync(f => f.Kind == PlanCase.Harm && f.CaseId != null && f.Evidence.Contains(plan.ToString()), Stop))).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_harm_it_is_watched_until_enough_was_seen_and_then_kept()
    {
        var (plan, _) = await DeployedAsync(5);
        var calm = Enumerable.Range(0, PlanWatch.KeptAfter).Select(i => new WatchedInterval(20, 17 + i % 3, 200)).ToList();

        await Site.Get<PlanWatch>().JudgeAsync(plan, 0, [.. calm.Skip(1)], Stop);
        (await FindAsync(plan)).Row.Status.ShouldBe(PlanStatus.Deployed);
        await Site.Get<PlanWatch>().JudgeAsync(plan, calm.Count - 1, calm, Stop);

        (await FindAsync(plan)).Row.Status.ShouldBe(PlanStatus.Kept);
    }

    private async Task<(Guid Plan, Guid Order)> DeployedAsync(int longer)
    {
        var (plan, order) = (await _streets.StoreAsync(_streets.Plan(longer), PlanStatus.Approved, Stop), Guid.CreateVersion7());
        (await Through(Site.Get<ISignalControllerAdapter>()).DeployAsync(new DeployWords(plan.Id, 1), order, plan.DecisionId!.Value, Stop)).ShouldBeNull();
        return (plan.Id, order);
    }

    private Deployer Through(ISignalControllerAdapter adapter) => new(Site.Get<PlanChange>(), Site.Get<IDbContextFactory<TrafficDb>>(), adapter, Site.Get<PlanHarm>());

    private async Task<PlanFile> FindAsync(Guid id) => (await Site.Get<PlanBook>().FindAsync(id, Stop))!;

    /// <summary>Controllers that can't be reached: the order is lost, or its answer is.</summary>
    private sealed class BrokenLine(ISignalControllerAdapter behind, bool takesOrders) : ISignalControllerAdapter
    {
        public string Name => behind.Name;

        public async Task<ControllerAnswer> ApplyAsync(ControllerOrder order, CancellationToken cancellationToken)
        {
            if (takesOrders)
                await behind.ApplyAsync(order, cancellationToken);
            throw new IOException("the line is broken");
        }

        public Task<ControllerReport> ReadAsync(Guid network, CancellationToken cancellationToken) => behind.ReadAsync(network, cancellationToken);
    }
}

public sealed class DeployerOnSqliteTests(Sites sites) : DeployerConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class DeployerOnPostgresTests(Sites sites) : DeployerConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
