using System.Net;
using System.Net.Http.Headers;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Signals.Control.Webster;
using Haechi.Traffic.SmartIntersections.Feeds;
using Haechi.Traffic.SmartIntersections.Feeds.Counts;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Feeds.Street;

namespace Haechi.Traffic.Tests.SmartIntersections.Feeds;

/// <summary>Readings over the interface: stored once, counted once, shown at once, and known again after a restart.</summary>
public abstract class ReadingFeedConformance : FeedSuite
{
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
        Street.Of(Network.Row.Id, "A2")["lane:A1-A2_1"].Last!.QueueMetres.ShouldBe(30);
        var counts = await Site.Get<CountStore>().OfDayAsync(Network.Row.Id, CountClock.QuarterOf(Now).Day, Stop);
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
        (await Site.Get<CountStore>().OfDayAsync(Network.Row.Id, CountClock.QuarterOf(Now).Day, Stop)).Rows.Sum(r => r.Vehicles).ShouldBe(4, 0.1);
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
        Site.Client.DefaultRequestHeaders.Authorization = null;
        (await Site.Client.PostAsync(ReadingEndpoints.Path, new StringContent("{}"), Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var other = (await Site.Get<ApiTokens>().CreateAsync(new ApiTokenRequest("other", [PlatformPermissions.IngestWrite], ["seoul-talk"]), Actor.System, Stop));
        if (other.Succeeded)
        {
            Site.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", other.Value.Token);
            (await Site.Client.PostAsync(ReadingEndpoints.Path, new StringContent("{}"), Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task A_host_that_starts_anew_knows_the_street_again()
    {
        await PostAsync($$"""[{"signal":"A2","lane":"A1-A2_1","at":"{{Now:O}}","queueMetres":30},{"signal":"A2","state":"{{Network.Roads.Signals.Single(s => s.Id == "A2").Plan[0].State}}"}]""");
        var street = new StreetState();

        await Watch(street).ReadAsync(Stop);

        var view = JunctionView.Of(Network, Network.Roads.Signals.ToList().FindIndex(s => s.Id == "A2"), street, new FieldOptions(), Now);
        (view.Health, view.Phase, view.Queue).ShouldBe((JunctionHealth.Good, 0, 30));
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
