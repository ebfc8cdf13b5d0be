using System.Text.Json;
using Haechi.Platform.Persistence;
using Haechi.Signals.Simulation;
using Haechi.Testing;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Making;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Plans.Watching;
using Haechi.Traffic.SmartIntersections.Storage;
using Haechi.Traffic.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans.Making;

/// <summary>Two hosts on one PostgreSQL share the work on plans: one has a job at a time, and what a dead host had is taken over when its lease ends.</summary>
public sealed class HostsOfOneDatabaseTests : IAsyncLifetime
{
    private readonly TempFolder _keys = new();
    private TrafficSite _one = null!, _two = null!;
    private Streets _streets = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        var connection = await (await PrivatePostgres.SharedAsync()).CreateDatabaseAsync();
        (string, string?)[] shared = [("storage:Postgres", connection), ("storage:DataFolder", _keys.Path)];
        await (await TrafficSite.StartAsync(DatabaseKind.Postgres, shared)).DisposeAsync();
        (_one, _two) = (await TrafficSite.PrepareAsync(DatabaseKind.Postgres, shared), await TrafficSite.PrepareAsync(DatabaseKind.Postgres, shared));
        _streets = await Streets.OpenAsync(_one, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in new[] { _one, _two }.OfType<TrafficSite>())
            await site.DisposeAsync();
        _keys.Dispose();
    }

    [Fact]
    public async Task However_often_both_ask_at_once_each_job_goes_to_one_of_them()
    {
        for (var round = 0; round < 20; round++)
        {
            var id = await OrderAsync();
            var claims = await Task.WhenAll(new[] { _one, _two }.Select(site => Task.Run(() => site.Get<PlanJobs>().ClaimAsync(Stop), Stop)));

            claims.Count(c => c is not null).ShouldBe(1);
            var (mine, other) = claims[0] is null ? (_two, _one) : (_one, _two);
            (await mine.Get<PlanJobs>().ProgressAsync(id, 1, 10, Stop)).ShouldBeTrue();
            (await other.Get<PlanJobs>().ProgressAsync(id, 5, 10, Stop)).ShouldBeFalse();
            await mine.Get<PlanJobs>().FailedAsync(id, "end of the round", Stop);
        }
    }

    [Fact]
    public async Task What_a_dead_host_had_is_taken_over_when_its_lease_ends_and_its_late_results_count_for_nothing()
    {
        var id = await OrderAsync();
        (await _one.Get<PlanJobs>().ClaimAsync(Stop))!.Id.ShouldBe(id);
        (await _two.Get<PlanJobs>().ClaimAsync(Stop)).ShouldBeNull();

        _two.Clock.Advance(PlanJobs.Lease - TimeSpan.FromSeconds(20));
        (await _two.Get<PlanJobs>().ClaimAsync(Stop)).ShouldBeNull();
        _two.Clock.Advance(TimeSpan.FromSeconds(25));
        var taken = (await _two.Get<PlanJobs>().ClaimAsync(Stop))!;

        (taken.Id, taken.JobAttempts, taken.JobDone).ShouldBe((id, 2, 0));
        (await _one.Get<PlanJobs>().ProgressAsync(id, 9, 10, Stop)).ShouldBeFalse();
        await _one.Get<PlanJobs>().TriedAsync(id, _streets.Trial(), Stop);
        (await FindAsync(id)).Row.Status.ShouldBe(PlanStatus.Proposed);
        await _two.Get<PlanJobs>().TriedAsync(id, _streets.Trial(), Stop);
        var done = await FindAsync(id);
        (done.Row.Status, done.History.Count(e => e.Act == "simulated")).ShouldBe((PlanStatus.Simulated, 1));
    }

    [Fact]
    public async Task A_day_of_the_watch_is_driven_by_one_host_and_a_dead_ones_day_again_by_the_other()
    {
        Assert.SkipWhen(Simulator.Missing is not null, Simulator.Missing ?? "");
        var plan = await _streets.StoreAsync(_streets.Plan(5), PlanStatus.Approved, Stop);
        await _one.Get<Deployer>().DeployAsync(new DeployWords(plan.Id, 1), Guid.CreateVersion7(), plan.DecisionId!.Value, Stop);
        await _one.ReadAsync<TrafficDb, int>(db => db.Plans.Where(p => p.Id == plan.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Trial, JsonSerializer.Serialize(_streets.Trial(), LedgerJson.Options)), Stop));
        var held = new HeldLine(_one.Get<ISignalControllerAdapter>());
        var (first, second) = (WatchOf(_one, held), WatchOf(_two, _two.Get<ISignalControllerAdapter>()));
        _one.Clock.Advance(TimeSpan.FromSeconds(1));
        _two.Clock.Advance(TimeSpan.FromSeconds(1));

        var day = first.LookAsync(Stop);
        await held.Asked.WaitAsync(TimeSpan.FromMinutes(1), Stop);
        (await second.LookAsync(Stop)).ShouldBeFalse("the first host drives the day");
        _two.Clock.Advance(TimeSpan.FromMinutes(11));
        (await second.LookAsync(Stop)).ShouldBeTrue("the first host counts as dead");
        var seen = (await FindAsync(plan.Id)).Watched;
        seen.ShouldNotBeEmpty();

        held.Answer();
        (await day).ShouldBeTrue();
        (await FindAsync(plan.Id)).Watched.ShouldBe(seen, "the late day of the first host is not counted again");
    }

    private async Task<Guid> OrderAsync()
    {
        var draft = new PlanDraft(_streets.Network, "", [.. _streets.Signals.Select(s => s.Id)], new DateOnly(2026, 11, 20), 8, 9, _streets.Counts(28_800, 29_700, 60), "counts.csv", 1);
        return (await _one.Get<PlanStudio>().OrderAsync(draft, Haechi.Kernel.Rooms.Actor.Person("oh", "오교통"), isDemo: false, Stop)).Value;
    }

    private async Task<PlanFile> FindAsync(Guid id) => (await _one.Get<PlanBook>().FindAsync(id, Stop))!;

    private static PlanWatch WatchOf(TrafficSite site, ISignalControllerAdapter line) =>
        new(site.Get<PlanChange>(), site.Get<IDbContextFactory<TrafficDb>>(), site.Get<NetworkRegistry>(), line, site.Get<Deployer>(), site.Clock);

    /// <summary>Controllers that answer when the test says so: whoever asks them stands still.</summary>
    private sealed class HeldLine(ISignalControllerAdapter behind) : ISignalControllerAdapter
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => behind.Name;

        public Task Asked => _asked.Task;

        public void Answer() => _answer.SetResult();

        public Task<ControllerAnswer> ApplyAsync(ControllerOrder order, CancellationToken cancellationToken) => behind.ApplyAsync(order, cancellationToken);

        public async Task<ControllerReport> ReadAsync(Guid network, CancellationToken cancellationToken)
        {
            _asked.SetResult();
            await _answer.Task;
            return await behind.ReadAsync(network, cancellationToken);
        }
    }
}
