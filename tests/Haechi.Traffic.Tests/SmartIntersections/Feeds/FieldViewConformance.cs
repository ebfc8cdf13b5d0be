using System.Net;
using Bunit;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Testing;
using Haechi.Traffic.SmartIntersections.Feeds.Counts;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Sources;
using Haechi.Traffic.SmartIntersections.Feeds.Watch;
using Haechi.Traffic.SmartIntersections.Pages;
using Microsoft.EntityFrameworkCore;
using LivePage = Haechi.Traffic.Tests.Testing.LivePage;

namespace Haechi.Traffic.Tests.SmartIntersections.Feeds;

/// <summary>What comes of readings: faults become cases, cameras count, and the page shows it.</summary>
public abstract class FieldViewConformance : FeedSuite
{
    [Fact]
    public async Task A_silent_junction_becomes_one_case_however_many_hosts_notice_and_a_note_says_when_it_is_back()
    {
        await PostAsync($$"""[{"signal":"A2","lane":"A1-A2_1","at":"{{Now:O}}","queueMetres":30},{"signal":"A2","lane":"A1-A2_2","queueMetres":10}]""");
        FieldWatch[] hosts = [Watch(Street), Watch(Street)];
        foreach (var host in hosts)
            await host.LookAsync(Stop);
        Site.Clock.Advance(TimeSpan.FromSeconds(130));

        await Task.WhenAll(hosts.Select(h => h.LookAsync(Stop)));

        var findings = await Site.ReadAsync<RoomsDb, List<(string Kind, Guid? Case)>>(async db => [.. (await db.Findings.Where(f => f.ServiceId == "smart-intersections").ToListAsync(Stop)).Select(f => (f.Kind, f.CaseId))]);
        findings.ShouldHaveSingleItem().Kind.ShouldBe(FaultKinds.JunctionSilent);
        findings[0].Case.ShouldNotBeNull();
        Street.FaultsOf(Network.Row.Id, "A2").ShouldHaveSingleItem();

        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await PostAsync($$"""{"signal":"A2","lane":"A1-A2_1","at":"{{Now:O}}","queueMetres":20}""");
        await hosts[0].LookAsync(Stop);

        Street.FaultsOf(Network.Row.Id, "A2").ShouldNotContain(f => f.Kind == FaultKinds.JunctionSilent);
        var notes = await Site.ReadAsync<RoomsDb, List<string>>(db => db.CaseEvents.Where(e => e.CaseId == findings[0].Case).Select(e => e.Text).ToListAsync(Stop));
        notes.ShouldContain("감지기가 다시 정상 값을 보냅니다.");
    }

    [Fact]
    public async Task Impossible_readings_in_a_row_become_a_finding_of_their_detector()
    {
        await PostAsync($$"""{"signal":"A2","lane":"A1-A2_1","at":"{{Now:O}}","queueMetres":30}""");
        for (var i = 0; i < 3; i++)
            (await PostAsync("""{"signal":"A2","lane":"A1-A2_1","queueMetres":99999}""")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        await Watch(Street).LookAsync(Stop);

        Street.FaultsOf(Network.Row.Id, "A2").ShouldHaveSingleItem().Kind.ShouldBe(FaultKinds.Impossible);
    }

    [Fact]
    public async Task A_cameras_counts_become_readings_of_the_lane_that_it_is_mapped_to()
    {
        var desk = Site.Get<SourceDesk>();
        (await desk.SetAsync("cam-7", Network.Row.Id, "A2", "s4-A4_1", Actor.System, Stop)).Refusal!.Code.ShouldBe("lane-unknown");
        (await desk.SetAsync("cam-7", Network.Row.Id, "A2", "A1-A2_1", Actor.System, Stop)).Succeeded.ShouldBeTrue();
        string[] payloads = ["{\"counts\":{\"car\":3},\"seconds\":10}", "{\"counts\":\"many\"}"];
        var observations = payloads.Select((payload, i) => new Observation(Guid.CreateVersion7(), "smart-intersections", "vehicle-counts", "cam-7", Now.AddSeconds(i - 5), null, null, payload, new string('a', 64)))
            .Append(new Observation(Guid.CreateVersion7(), "smart-intersections", "vehicle-counts", "cam-unmapped", Now, null, null, payloads[0], new string('a', 64)));

        (await Site.Get<Intake>().AcceptAsync(IntakeRequest.Of(Actor.System, observations, []), Stop)).Refusal.ShouldBeNull();

        await Eventually.HoldsAsync(() => Street.Of(Network.Row.Id, "A2").GetValueOrDefault("lane:A1-A2_1")?.Last?.Counts?.All == 3, "the reading is on the map");
        (await Site.Get<CountStore>().OfDayAsync(Network.Row.Id, CountClock.QuarterOf(Now).Day, Stop)).Rows.Sum(r => r.Vehicles).ShouldBe(3, 0.1);
    }

    [Fact]
    public async Task The_page_says_what_is_wrong_gravest_first_and_takes_in_new_readings_without_moving_the_list()
    {
        var signal = Network.Roads.Signals.Single(s => s.Id == "B3");
        var exit = Network.Roads.Lanes[signal.Links.First(l => l is { IsCrossing: false })!.To].Id;
        await PostAsync($$"""{"signal":"B3","lane":"{{exit}}","speedKmh":3,"occupancy":0.8}""");
        using var page = LivePage.Of(Site, Actor.Person("oh", "오교통"));

        var map = page.Render<MapPage>();

        map.WaitForAssertion(() => map.FindAll(".hc-item")[0].TextContent.ShouldContain("앞막힘"));
        map.FindAll("a.tr-signal").Single(a => a.GetAttribute("aria-label")!.Contains("앞막힘", StringComparison.Ordinal)).GetAttribute("href")!.ShouldContain("junction=B3");
        map.Find(".tr-blocked").GetAttribute("d")!.ShouldStartWith("M");

        await PostAsync("""{"signal":"A2","lane":"A1-A2_1","spillback":true}""");
        map.WaitForAssertion(() => map.FindAll(".hc-item").Count(i => i.TextContent.Contains("앞막힘", StringComparison.Ordinal)).ShouldBe(2), TimeSpan.FromSeconds(10));
        map.FindAll(".hc-item")[1].TextContent.ShouldNotContain("앞막힘");
        map.Find(".hc-announce button").Click();
        map.WaitForAssertion(() => map.FindAll(".hc-item")[1].TextContent.ShouldContain("앞막힘"), TimeSpan.FromSeconds(10));
    }
}

public sealed class FieldViewOnSqliteTests : FieldViewConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class FieldViewOnPostgresTests : FieldViewConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
