using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bunit;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Signals.Control.Webster;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Feeds;
using Haechi.Traffic.SmartIntersections.Feeds.Counts;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Sources;
using Haechi.Traffic.SmartIntersections.Feeds.Storing;
using Haechi.Traffic.SmartIntersections.Feeds.Street;
using Haechi.Traffic.SmartIntersections.Feeds.Watch;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Pages;
using Haechi.Traffic.SmartIntersections.Storage;
using Haechi.Testing;
using Haechi.Traffic.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using LivePage = Haechi.Traffic.Tests.Testing.LivePage;
using TestContext = Xunit.TestContext;

namespace Haechi.Traffic.Tests.SmartIntersections.Feeds;

/// <summary>Readings over the interface: stored once, counted once, shown at once, and known again after a restart.</summary>
public abstract class ReadingFeedConformance : IAsyncLifetime
{
    private TrafficSite _site = null!;
    private RegisteredNetwork _network = null!;

    protected abstract DatabaseKind Kind { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private StreetState Street => _site.Get<StreetState>();

    private DateTimeOffset Now => _site.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _site = await TrafficSite.StartAsync(Kind);
        var id = (await _site.Get<NetworkRegistry>().ImportAsync("town", TownSeeder.Source(), Actor.System, isDemo: false, Stop)).Value;
        _network = (await _site.Get<NetworkRegistry>().OpenAsync(id, Stop))!;
        var token = (await _site.Get<ApiTokens>().CreateAsync(new ApiTokenRequest("detectors", [PlatformPermissions.IngestWrite], ["smart-intersections"]), Actor.System, Stop)).Value.Token;
        _site.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Good_readings_of_a_batch_are_stored_and_bad_ones_are_listed_with_their_places()
    {
        var (status, answer) = await PostAsync($$"""
            [{"signal":"A2","lane":"A1-A2_1","at":"{{Now:O}}","seconds":10,"counts":{"car":4,"truck":1 },"queueMetres":30},
             {"signal":"A2","lane":"nowhere_0","speedKmh":3},
             {"signal":"A2","lane":"A1-A2_2","seconds":10,"counts":{"car":-1} }]
            """);

        status.ShouldBe(HttpStatusCode.Created);
        (answer.Accepted, answer.Repeated, answer.Refused).ShouldBe((1, 0, 2));
        answer.Errors.Select(e => (e.Path, e.Code)).ShouldBe([("$[1].lane", "lane-unknown"), ("$[2].counts.car", "out-of-range")]);
        Street.Of(_network.Row.Id, "A2")["lane:A1-A2_1"].Last!.QueueMetres.ShouldBe(30);
        var counts = await _site.Get<CountStore>().OfDayAsync(_network.Row.Id, CountClock.QuarterOf(Now).Day, Stop);
        counts.Rows.Sum(r => r.Vehicles).ShouldBe(5, 0.1);
        counts.Rows.ShouldAllBe(r => r.Junction == "A2" && r.From == "A1-A2");
        CountsFile.Parse(CountsFile.Lines(counts), "export").Rows.ShouldBe(counts.Rows);
    }

    [Fact]
    public async Task A_message_that_comes_again_counts_once()
    {
        var message = $$"""{"signal":"A2","lane":"A1-A2_1","at":"{{Now:O}}","seconds":10,"counts":{"car":4} }""";
        await PostAsync(message);

        var (status, answer) = await PostAsync(message);

        (status, answer.Accepted, answer.Repeated).ShouldBe((HttpStatusCode.Created, 0, 1));
        (await _site.Get<CountStore>().OfDayAsync(_network.Row.Id, CountClock.QuarterOf(Now).Day, Stop)).Rows.Sum(r => r.Vehicles).ShouldBe(4, 0.1);
    }

    [Fact]
    public async Task One_bad_line_does_not_stop_the_others()
    {
        var (status, answer) = await PostAsync("{\"signal\":\"A2\",\"lane\":\"A1-A2_1\",\"speedKmh\":NaN}\n{\"signal\":\"A2\",\"lane\":\"A1-A2_1\",\"speedKmh\":12}\n", "application/x-ndjson");

        (status, answer.Accepted, answer.Refused).ShouldBe((HttpStatusCode.Created, 1, 1));
        answer.Errors.ShouldHaveSingleItem().Path.ShouldBe("line 1");
    }

    [Fact]
    public async Task Without_a_token_of_the_service_nothing_is_taken()
    {
        _site.Client.DefaultRequestHeaders.Authorization = null;
        (await _site.Client.PostAsync(ReadingEndpoints.Path, new StringContent("{}"), Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var other = (await _site.Get<ApiTokens>().CreateAsync(new ApiTokenRequest("other", [PlatformPermissions.IngestWrite], ["seoul-talk"]), Actor.System, Stop));
        if (other.Succeeded)
        {
            _site.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", other.Value.Token);
            (await _site.Client.PostAsync(ReadingEndpoints.Path, new StringContent("{}"), Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task A_host_that_starts_anew_knows_the_street_again()
    {
        await PostAsync($$"""[{"signal":"A2","lane":"A1-A2_1","at":"{{Now:O}}","queueMetres":30},{"signal":"A2","state":"{{_network.Roads.Signals.Single(s => s.Id == "A2").Plan[0].State}}"}]""");
        var street = new StreetState();

        await Watch(street).ReadAsync(Stop);

        var view = JunctionView.Of(_network, _network.Roads.Signals.ToList().FindIndex(s => s.Id == "A2"), street, new FieldOptions(), Now);
        (view.Health, view.Phase, view.Queue).ShouldBe((JunctionHealth.Good, 0, 30));
    }

    [Fact]
    public async Task A_silent_junction_becomes_one_case_however_many_hosts_notice_and_a_note_says_when_it_is_back()
    {
        await PostAsync($$"""[{"signal":"A2","lane":"A1-A2_1","at":"{{Now:O}}","queueMetres":30},{"signal":"A2","lane":"A1-A2_2","queueMetres":10}]""");
        FieldWatch[] hosts = [Watch(Street), Watch(Street)];
        foreach (var host in hosts)
            await host.LookAsync(Stop);
        _site.Clock.Advance(TimeSpan.FromSeconds(130));

        await Task.WhenAll(hosts.Select(h => h.LookAsync(Stop)));

        var findings = await _site.ReadAsync<RoomsDb, List<(string Kind, Guid? Case)>>(async db => [.. (await db.Findings.Where(f => f.ServiceId == "smart-intersections").ToListAsync(Stop)).Select(f => (f.Kind, f.CaseId))]);
        findings.ShouldHaveSingleItem().Kind.ShouldBe(FaultKinds.JunctionSilent);
        findings[0].Case.ShouldNotBeNull();
        Street.FaultsOf(_network.Row.Id, "A2").ShouldHaveSingleItem();

        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        await PostAsync($$"""{"signal":"A2","lane":"A1-A2_1","at":"{{Now:O}}","queueMetres":20}""");
        await hosts[0].LookAsync(Stop);

        Street.FaultsOf(_network.Row.Id, "A2").ShouldNotContain(f => f.Kind == FaultKinds.JunctionSilent);
        var notes = await _site.ReadAsync<RoomsDb, List<string>>(db => db.CaseEvents.Where(e => e.CaseId == findings[0].Case).Select(e => e.Text).ToListAsync(Stop));
        notes.ShouldContain("감지기가 다시 정상 값을 보냅니다.");
    }

    [Fact]
    public async Task Impossible_readings_in_a_row_become_a_finding_of_their_detector()
    {
        await PostAsync($$"""{"signal":"A2","lane":"A1-A2_1","at":"{{Now:O}}","queueMetres":30}""");
        for (var i = 0; i < 3; i++)
            (await PostAsync("""{"signal":"A2","lane":"A1-A2_1","queueMetres":99999}""")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);

        await Watch(Street).LookAsync(Stop);

        Street.FaultsOf(_network.Row.Id, "A2").ShouldHaveSingleItem().Kind.ShouldBe(FaultKinds.Impossible);
    }

    [Fact]
    public async Task A_cameras_counts_become_readings_of_the_lane_that_it_is_mapped_to()
    {
        var desk = _site.Get<SourceDesk>();
        (await desk.SetAsync("cam-7", _network.Row.Id, "A2", "s4-A4_1", Actor.System, Stop)).Refusal!.Code.ShouldBe("lane-unknown");
        (await desk.SetAsync("cam-7", _network.Row.Id, "A2", "A1-A2_1", Actor.System, Stop)).Succeeded.ShouldBeTrue();
        string[] payloads = ["{\"counts\":{\"car\":3},\"seconds\":10}", "{\"counts\":\"many\"}"];
        var observations = payloads.Select((payload, i) => new Observation(Guid.CreateVersion7(), "smart-intersections", "vehicle-counts", "cam-7", Now.AddSeconds(i - 5), null, null, payload, new string('a', 64)))
            .Append(new Observation(Guid.CreateVersion7(), "smart-intersections", "vehicle-counts", "cam-unmapped", Now, null, null, payloads[0], new string('a', 64)));

        (await _site.Get<Intake>().AcceptAsync(IntakeRequest.Of(Actor.System, observations, []), Stop)).Refusal.ShouldBeNull();

        await Eventually.HoldsAsync(() => Street.Of(_network.Row.Id, "A2").GetValueOrDefault("lane:A1-A2_1")?.Last?.Counts?.All == 3, "the reading is on the map");
        (await _site.Get<CountStore>().OfDayAsync(_network.Row.Id, CountClock.QuarterOf(Now).Day, Stop)).Rows.Sum(r => r.Vehicles).ShouldBe(3, 0.1);
    }

    [Fact]
    public async Task The_page_says_what_is_wrong_gravest_first_and_takes_in_new_readings_without_moving_the_list()
    {
        var signal = _network.Roads.Signals.Single(s => s.Id == "B3");
        var exit = _network.Roads.Lanes[signal.Links.First(l => l is { IsCrossing: false })!.To].Id;
        await PostAsync($$"""{"signal":"B3","lane":"{{exit}}","speedKmh":3,"occupancy":0.8}""");
        using var page = LivePage.Of(_site, Actor.Person("oh", "오교통"));

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

    private FieldWatch Watch(StreetState street) => new(
        street, new ReadingStore(_site.Get<Ledger>(), street), _site.Get<FaultDesk>(), _site.Get<IDbContextFactory<TrafficDb>>(), _site.Get<StorageHealth>(), _site.Get<IOptionsMonitor<FieldOptions>>(), _site.Clock, NullLogger<FieldWatch>.Instance);

    private async Task<(HttpStatusCode Status, ReadingAnswer Answer)> PostAsync(string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        var response = await _site.Client.PostAsync(ReadingEndpoints.Path, content, Stop);
        return (response.StatusCode, JsonSerializer.Deserialize<ReadingAnswer>(await response.Content.ReadAsStringAsync(Stop), LedgerJson.Options)!);
    }
}

public sealed class ReadingFeedOnSqliteTests : ReadingFeedConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class ReadingFeedOnPostgresTests : ReadingFeedConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
