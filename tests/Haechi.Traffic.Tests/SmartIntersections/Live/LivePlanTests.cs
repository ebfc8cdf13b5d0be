using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Signals.Simulation;
using Haechi.Signals.Simulation.Live;
using Haechi.Testing;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Live;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Storage;
using Haechi.Traffic.Tests.SmartIntersections.Plans;
using Haechi.Traffic.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Haechi.Traffic.Tests.SmartIntersections.Live;

/// <summary>The live street beside the network's own plan: what is deployed is seen there, what is taken back is gone there too.</summary>
public sealed class LivePlanTests : IAsyncLifetime
{
    private static readonly Actor Oh = Actor.Person("oh", "오교통");

    private TrafficSite _site = null!;
    private Streets _streets = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private LiveTown Town => _site.Get<LiveTown>();

    public async ValueTask InitializeAsync()
    {
        _site = await TrafficSite.StartAsync(DatabaseKind.Sqlite);
        _streets = await Streets.OpenAsync(_site, Stop, isDemo: true);
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_running_street_takes_up_what_is_deployed_and_lets_go_of_what_is_taken_back()
    {
        Assert.SkipWhen(Simulator.Missing is not null, Simulator.Missing ?? "");
        var pairs = new List<(LiveFrame Plan, LiveFrame Own)>();
        using var watch = Town.Watch(() => Keep(pairs));
        _site.Get<LiveDesk>().Pace(10);
        await Eventually.HoldsAsync(() => Town.View.State == LiveState.Running, "both streets run");
        (await _site.Get<LiveDesk>().SwitchAsync(LiveSide.Left, LiveControllers.PlanInForce, Oh, Stop)).Refusal.ShouldBeNull();
        (await _site.Get<LiveDesk>().SwitchAsync(LiveSide.Right, "fixed", Oh, Stop)).Refusal.ShouldBeNull();
        await Eventually.HoldsAsync(() => Town.View[LiveSide.Left].InForce is { Signals: 0 }, "it says that no plan is in force");
        await SeenAsync(pairs, p => p.Count >= 20);
        pairs.ShouldAllBe(p => Alike(p.Plan, p.Own), "without a plan the street follows the network's own");

        var (plan, order) = (await _streets.StoreAsync(_streets.Plan(12), PlanStatus.Approved, Stop), Guid.CreateVersion7());
        (await _site.Get<Deployer>().DeployAsync(new DeployWords(plan.Id, 1), order, plan.DecisionId!.Value, Stop)).ShouldBeNull();
        await Eventually.HoldsAsync(() => Town.View[LiveSide.Left].InForce is { Signals: 2, Order: 1 } force && force.Plans.Any(p => p.Id == plan.Id), "the page names the plan");
        await SeenAsync(pairs, p => p.Any(one => !Alike(one.Plan, one.Own)));
        Town.View[LiveSide.Right].InForce.ShouldBeNull();

        (await _site.Get<Deployer>().ReturnAsync(plan.Id, order, null, Stop)).ShouldBeNull();
        await Eventually.HoldsAsync(() => Town.View[LiveSide.Left].InForce is { Signals: 0, Order: 2, Plans.Count: 0 }, "it says that none is in force");
        // Back in step after a cycle, and from then on.
        await SeenAsync(pairs, p => p.Count >= 60 && p.TakeLast(40).All(one => Alike(one.Plan, one.Own)));
        Town.View[LiveSide.Left].Events.ShouldBeEmpty("no envelope was broken by the changes");
    }

    [Fact]
    public async Task Controllers_that_do_not_answer_leave_the_street_as_it_was_and_it_is_said()
    {
        var line = new BreakingLine(_site.Get<ISignalControllerAdapter>());
        var clock = new FakeTimeProvider();
        var plan = new PlanInForce(_site.Get<NetworkRegistry>(), line, _site.Get<IDbContextFactory<TrafficDb>>(), clock, NullLogger<PlanInForce>.Instance);
        var stored = await _streets.StoreAsync(_streets.Plan(5), PlanStatus.Approved, Stop);
        await _site.Get<Deployer>().DeployAsync(new DeployWords(stored.Id, 1), Guid.CreateVersion7(), stored.DecisionId!.Value, Stop);
        await plan.RefreshAsync(Stop);

        line.IsBroken = true;
        await plan.RefreshAsync(Stop);
        plan.View.IsOld.ShouldBeFalse("it was asked just now");
        clock.Advance(TimeSpan.FromSeconds(3));
        await plan.RefreshAsync(Stop);

        (plan.View.IsOld, plan.View.Signals).ShouldBe((true, 2));
        line.IsBroken = false;
        clock.Advance(TimeSpan.FromSeconds(3));
        await plan.RefreshAsync(Stop);
        plan.View.IsOld.ShouldBeFalse();
    }

    private void Keep(List<(LiveFrame, LiveFrame)> pairs)
    {
        if (Town.View is not { State: LiveState.Running } view || view[LiveSide.Left] is not { InForce: not null, Frame: { } left } || view[LiveSide.Right] is not { Controller: "fixed", Frame: { } right })
            return;
        lock (pairs)
            pairs.Add((left, right));
    }

    private static async Task SeenAsync(List<(LiveFrame Plan, LiveFrame Own)> pairs, Func<IReadOnlyList<(LiveFrame Plan, LiveFrame Own)>, bool> seen)
    {
        lock (pairs)
            pairs.Clear();
        await Eventually.HoldsAsync(
            () =>
            {
                lock (pairs)
                    return seen([.. pairs]);
            },
            "the street shows it", TimeSpan.FromMinutes(3));
    }

    private bool Alike(LiveFrame one, LiveFrame other) =>
        _streets.Roads.Signals.Select((s, i) => (s, i)).Where(p => _streets.Signals.Any(s => s.Id == p.s.Id)).All(p => one.Signals[p.i].Shown == other.Signals[p.i].Shown);

    private sealed class BreakingLine(ISignalControllerAdapter behind) : ISignalControllerAdapter
    {
        public string Name => behind.Name;

        public bool IsBroken { get; set; }

        public Task<ControllerAnswer> ApplyAsync(ControllerOrder order, CancellationToken cancellationToken) => behind.ApplyAsync(order, cancellationToken);

        public Task<ControllerReport> ReadAsync(Guid network, CancellationToken cancellationToken) =>
            IsBroken ? throw new IOException("the line is broken") : behind.ReadAsync(network, cancellationToken);
    }
}
