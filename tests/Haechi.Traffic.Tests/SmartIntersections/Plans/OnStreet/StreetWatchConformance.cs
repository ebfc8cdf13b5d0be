using Bunit;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Signals.Networks;
using Haechi.Traffic.SmartIntersections.Feeds.Counts;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Storage;
using Haechi.Traffic.SmartIntersections.Plans.Deciding;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.OnStreet;
using Haechi.Traffic.SmartIntersections.Plans.Pages;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Storage;
using Haechi.Traffic.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans.OnStreet;

/// <summary>Queues that detectors measure take a plan back that the simulated street has cleared, and the page shows them.</summary>
public abstract class StreetWatchConformance : IAsyncLifetime
{
    private const int Days = 5;

    private TrafficSite _site = null!;
    private Streets _streets = null!;

    protected abstract DatabaseKind Kind { get; }

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TrafficSite.StartAsync(Kind);
        _streets = await Streets.OpenAsync(_site, Stop);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Harm_on_the_street_brings_the_previous_plan_back_with_a_case_that_says_what_was_measured()
    {
        var plan = await KeptAsync();
        await MeasureAsync(1.6);

        await _site.Get<StreetWatch>().LookAsync(Stop);
        await _site.Get<StreetWatch>().LookAsync(Stop);

        var after = (await _site.Get<PlanBook>().FindAsync(plan, Stop))!;
        after.Row.Status.ShouldBe(PlanStatus.Returned);
        after.History.Count(e => e.Act == "harm-street").ShouldBe(1);
        (await _site.Get<ISignalControllerAdapter>().ReadAsync(_streets.Network, Stop)).Programs.ShouldBeEmpty();
        var said = await _site.ReadAsync<RoomsDb, List<string>>(db => db.Findings.Where(f => f.Kind == PlanCase.Harm && f.CaseId != null).Select(f => f.Evidence).ToListAsync(Stop));
        said.ShouldHaveSingleItem().ShouldContain("현장 감지기로 잰");
        said[0].ShouldContain("대기행렬");
    }

    [Fact]
    public async Task Without_harm_it_stays_and_the_page_shows_what_was_measured()
    {
        var plan = await KeptAsync();
        await ShowsAsync(plan, "현장 감지기로 잰 값이 모자랍니다");
        await MeasureAsync(0.75);

        await _site.Get<StreetWatch>().LookAsync(Stop);

        (await _site.Get<PlanBook>().FindAsync(plan, Stop))!.Row.Status.ShouldBe(PlanStatus.Kept);
        await ShowsAsync(plan, "40 → 30 m");
        await ShowsAsync(plan, "나빠지지 않았습니다");
    }

    private async Task ShowsAsync(Guid plan, string text)
    {
        using var page = LivePage.Of(_site, Actor.Person("oh", "오교통"), Roles.Traffic);
        var shown = page.Render<PlanPage>(p => p.Add(x => x.Id, plan));
        await shown.WaitForAssertionAsync(() => shown.Markup.ShouldContain(text));
    }

    /// <summary>A plan in force whose simulated watch has ended well.</summary>
    private async Task<Guid> KeptAsync()
    {
        var (row, order) = (await _streets.StoreAsync(_streets.Plan(5), PlanStatus.Approved, Stop), Guid.CreateVersion7());
        (await _site.Get<Deployer>().DeployAsync(new DeployWords(row.Id, 1), order, row.DecisionId!.Value, Stop)).ShouldBeNull();
        await _site.Get<PlanChange>().RunAsync(
            row.Id,
            (_, stored) =>
            {
                (stored.State, stored.WatchDueAt) = (stored.State.Keep().Value, null);
                return Task.FromResult<Haechi.Kernel.Outcome<PlanRow>>(stored);
            },
            Stop);
        return row.Id;
    }

    /// <summary>Three weeks of queues of 40 m before the plan, and some days after it that are so many times as long.</summary>
    private async Task MeasureAsync(double times)
    {
        var (today, _) = CountClock.QuarterOf(_site.Clock.GetUtcNow());
        var signal = _streets.Signals[0];
        var lanes = signal.Links.OfType<SignalLink>().Where(l => !l.IsCrossing).Select(l => Detectors.Lane(_streets.Roads.Lanes[l.From].Id)).Distinct().ToList();
        var days = Enumerable.Range(1, 21).Select(d => (Day: today.AddDays(-d), Metres: 40.0)).Concat(Enumerable.Range(1, Days).Select(d => (Day: today.AddDays(d), Metres: 40.0 * times)));
        List<QueueRow> rows =
        [
            .. from day in days
               from lane in lanes
               from second in new[] { 28_800, 29_700 }
               select new QueueRow { NetworkId = _streets.Network, Junction = signal.Id, Detector = lane, Day = day.Day, Second = second, Queues = 90, QueueMetres = 90 * day.Metres },
        ];
        await _site.Get<Ledger>().WriteAsync(scope => scope.Use<TrafficDb>().Set<QueueRow>().AddRangeAsync(rows, Stop), Stop);
        _site.Clock.Advance(TimeSpan.FromDays(Days + 1));
    }
}

public sealed class StreetWatchOnSqliteTests : StreetWatchConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class StreetWatchOnPostgresTests : StreetWatchConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
