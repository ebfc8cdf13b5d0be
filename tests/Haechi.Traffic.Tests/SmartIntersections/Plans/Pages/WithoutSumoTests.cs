using Bunit;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Signals.Simulation;
using Haechi.Testing;
using Haechi.Traffic.SmartIntersections.Live;
using Haechi.Traffic.SmartIntersections.Plans.Lifecycle;
using Haechi.Traffic.SmartIntersections.Plans.Making;
using Haechi.Traffic.SmartIntersections.Plans.Pages;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.Tests.Testing;

namespace Haechi.Traffic.Tests.SmartIntersections.Plans.Pages;

/// <summary>A server without SUMO: plans are still computed, and every page says what is missing and how to mend it. It takes the search path from the whole process, so it runs alone.</summary>
[Collection(nameof(WithoutSumoTests))]
[CollectionDefinition(nameof(WithoutSumoTests), DisableParallelization = true)]
public sealed class WithoutSumoTests : IAsyncLifetime
{
    private static readonly Actor Oh = Actor.Person("oh", "오교통");
    private readonly TempFolder _empty = new();
    private readonly (string Name, string? Value)[] _before = [.. new[] { "PATH", "SUMO_HOME" }.Select(n => (n, Environment.GetEnvironmentVariable(n)))];
    private TrafficSite _site = null!;

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TrafficSite.StartAsync(DatabaseKind.Sqlite);
        Environment.SetEnvironmentVariable("PATH", _empty.Path);
        Environment.SetEnvironmentVariable("SUMO_HOME", null);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        await _site.DisposeAsync();
        _empty.Dispose();
    }

    [Fact]
    public async Task A_plan_is_computed_and_its_page_says_why_it_goes_no_further_and_what_to_do()
    {
        Simulator.Missing.ShouldNotBeNull();
        var streets = await Streets.OpenAsync(_site, Stop);
        var draft = new PlanDraft(streets.Network, "", [.. streets.Signals.Select(s => s.Id)], new DateOnly(2026, 11, 20), 8, 9, streets.Counts(28_800, 29_700, 120), "counts.csv", 1);
        var id = (await _site.Get<PlanStudio>().OrderAsync(draft, Oh, isDemo: false, Stop)).Value;
        await Eventually.HoldsAsync(async () => (await _site.Get<PlanBook>().FindAsync(id, Stop))!.Row.Job == PlanJob.Failed, "the work stops");

        using var page = LivePage.Of(_site, Oh, Roles.Traffic);
        var plan = page.Render<PlanPage>(p => p.Add(x => x.Id, id));
        plan.WaitForAssertion(() => plan.Markup.ShouldContain("계획은 계산되었지만 모의실험하지 못해 제출할 수 없습니다"));
        plan.Find(".hc-banner").TextContent.ShouldContain("apt install sumo");
        plan.Find(".hc-banner button").TextContent.ShouldContain("다시 시작");
        plan.Markup.ShouldContain("교차로별 녹색 시간");
        plan.Markup.ShouldNotContain("경찰에 승인 요청");
        (await _site.Get<PlanBook>().FindAsync(id, Stop))!.Row.Status.ShouldBe(PlanStatus.Proposed);

        var form = page.Render<PlanNew>();
        form.WaitForAssertion(() => form.Find(".hc-banner").TextContent.ShouldContain("계획을 계산만 할 수 있고"));
        form.Find(".hc-banner").TextContent.ShouldContain("SUMO_HOME");
    }

    [Fact]
    public async Task The_live_mode_ends_in_words_and_goes_on_once_the_simulator_is_there()
    {
        using var watch = _site.Get<LiveTown>().Watch(() => { });
        await Eventually.HoldsAsync(() => _site.Get<LiveTown>().View.State == LiveState.Failed, "it says that it can't run");
        _site.Get<LiveTown>().View.Why!.ShouldContain("SUMO");
        (await _site.Get<LiveDesk>().SwitchAsync(LiveSide.Left, "maxwave", Oh, Stop)).Refusal!.Code.ShouldBe("live-not-running");

        Environment.SetEnvironmentVariable("PATH", _before[0].Value);
        Assert.SkipWhen(Simulator.Missing is not null, Simulator.Missing ?? "");
        _site.Get<LiveDesk>().Restart();
        await Eventually.HoldsAsync(() => _site.Get<LiveTown>().View.State == LiveState.Running, "it runs");
    }
}
