using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Testing;
using Haechi.Traffic.SmartIntersections.Live;
using Haechi.Traffic.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.Tests.SmartIntersections.Live;

/// <summary>With the real SUMO behind it: it runs while somebody looks, takes orders, and survives the end of its simulators.</summary>
public sealed class LiveTownTests : IAsyncLifetime
{
    private static readonly Actor Oh = Actor.Person("oh", "오교통");

    private TrafficSite _site = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private LiveTown Town => _site.Get<LiveTown>();

    private LiveDesk Desk => _site.Get<LiveDesk>();

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, "sumo"))), "SUMO is not installed (Debian: apt-get install sumo).");
        _site = await TrafficSite.StartAsync(DatabaseKind.Sqlite);
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_runs_until_somebody_looks_and_then_both_streets_go_on()
    {
        Town.View.State.ShouldBe(LiveState.Resting);
        (await Desk.SwitchAsync(LiveSide.Left, "maxwave", Oh, Stop)).Refusal!.Code.ShouldBe("live-not-running");

        using var watch = Town.Watch(() => { });
        Desk.Pace(10);
        await RunsAsync();
        await Eventually.HoldsAsync(() => Town.View[LiveSide.Right].Frame is { Vehicles.Count: > 20 }, "vehicles come");

        (Town.View[LiveSide.Left].Controller, Town.View[LiveSide.Right].Controller).ShouldBe(("fixed", "haechi"));
        Town.View[LiveSide.Left].Frame!.Now.ShouldBe(Town.View[LiveSide.Right].Frame!.Now);
    }

    [Fact]
    public async Task A_switch_and_a_cut_are_carried_out_audited_and_the_cut_becomes_a_finding()
    {
        using var watch = Town.Watch(() => { });
        Desk.Pace(10);
        await RunsAsync();

        (await Desk.SwitchAsync(LiveSide.Left, "maxpressure", Oh, Stop)).Succeeded.ShouldBeTrue();
        (await Desk.SwitchAsync(LiveSide.Left, "nobody", Oh, Stop)).Refusal!.Code.ShouldBe("live-unknown");
        (await Desk.SendAmbulanceAsync("west-east", Oh, Stop)).Succeeded.ShouldBeTrue();
        (await Desk.SilenceAsync("A2", Oh, Stop)).Succeeded.ShouldBeTrue();

        await Eventually.HoldsAsync(() => Town.View[LiveSide.Left] is { Controller: "maxpressure", Events.Count: > 0 }, "the switch and the fault are shown");
        await Eventually.HoldsAsync(() => _site.ReadAsync<RoomsDb, bool>(db => db.Findings.AnyAsync(f => f.Kind == LiveFindings.Kind, Stop)), "the fault is a finding");
        var acts = await _site.ReadAsync<RoomsDb, List<string>>(db => db.Audit.Where(a => a.Act.StartsWith("traffic.live-")).Select(a => a.Act).ToListAsync(Stop));
        acts.ShouldBe(["traffic.live-switched", "traffic.live-ambulance", "traffic.live-fault"], ignoreOrder: true);
    }

    [Fact]
    public async Task Each_who_watches_is_told_in_a_language_of_his_own()
    {
        var told = new ConcurrentDictionary<string, string>();
        using var first = WatchIn("en", told);
        using var second = WatchIn("ko", told);
        await RunsAsync();

        await Eventually.HoldsAsync(() => told.Count == 2, "both are told");
        told.ShouldBe(new Dictionary<string, string> { ["en"] = "en", ["ko"] = "ko" }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_simulator_that_dies_ends_in_words_and_can_be_started_again()
    {
        using var watch = Town.Watch(() => { });
        await RunsAsync();

        foreach (var sumo in Simulators())
            sumo.Kill();
        await Eventually.HoldsAsync(() => Town.View.State == LiveState.Failed, "the end is noticed");
        Town.View.Why!.ShouldContain("SUMO");

        Desk.Restart();
        await RunsAsync();
    }

    [Fact]
    public async Task A_pause_stops_the_clock_and_no_order_is_lost_meanwhile()
    {
        using var watch = Town.Watch(() => { });
        await RunsAsync();
        Desk.Pace(0);
        await Eventually.HoldsAsync(() => Town.View.State == LiveState.Paused, "it pauses");
        var at = Town.View[LiveSide.Left].Frame!.Now;

        (await Desk.SwitchAsync(LiveSide.Right, "maxwave", Oh, Stop)).Succeeded.ShouldBeTrue();
        await Eventually.HoldsAsync(() => Town.View[LiveSide.Right].Controller == "maxwave", "the order is carried out");
        Town.View[LiveSide.Left].Frame!.Now.ShouldBe(at);
    }

    private IDisposable WatchIn(string language, ConcurrentDictionary<string, string> told)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new CultureInfo(language);
        try
        {
            return Town.Watch(() => told[language] = CultureInfo.CurrentUICulture.Name);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private Task RunsAsync() => Eventually.HoldsAsync(() => Town.View is { State: LiveState.Running } view && view[LiveSide.Left].Frame is not null, "both streets run");

    /// <summary>The simulators of the live town on this machine that this process started.</summary>
    private static IEnumerable<Process> Simulators() => Process.GetProcessesByName("sumo").Where(p =>
        File.ReadAllText($"/proc/{p.Id}/cmdline").Contains("haechi-live-", StringComparison.Ordinal)
        && File.ReadAllText($"/proc/{p.Id}/stat").Split(')')[1].Split(' ')[2] == Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
}
