using Haechi.CitizenServices.ContactCentre.Demo;
using Haechi.CitizenServices.ContactCentre.Supervision.Board;
using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.ContactCentre.Supervision.Words;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Demo;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.ContactCentre.Demo;

/// <summary>The demo city's past gives the board its usual day and one word that rises, and says of itself that it is invented.</summary>
public abstract class PastSeederConformance(Sites sites) : TalkSuite(sites)
{
    public override async ValueTask InitializeAsync() => await OwnSiteAsync();

    public override async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_past_makes_a_usual_day_one_rising_word_and_is_written_once()
    {
        await SeedAsync();
        var first = await CountAsync();
        await SeedAsync();
        (await CountAsync()).ShouldBe(first);
        first.ShouldBeInRange(400, 1200);

        var board = await Site.Get<ContactBoard>().ReadAsync(Stop);
        board.UsualDays.ShouldBe(4);
        board.UsualByNow!.Value.Asked.ShouldBeGreaterThan(0);
        board.Today.Asked.ShouldBe(PastTalks.Today.Count);
        (await Site.ReadAsync<SupervisionDb, int>(db => db.Days.CountAsync(Stop))).ShouldBe(PastDays.Days);

        while (await Site.Get<TermCounter>().RunAsync(Stop))
        {
        }

        var report = await Site.Get<RisingWords>().FindAsync(Stop);
        report.PastDays.ShouldBe(PastDays.Days);
        var word = report.Words.ShouldHaveSingleItem();
        (word.Word, word.Talks).ShouldBe((PastTalks.Rising, PastTalks.Today.Count));
        (await Site.Get<WordUses>().OpenAsync(PastTalks.Rising, Actor.Person("park", "박평가"), Stop)).Sentences.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Every_past_conversation_says_that_it_is_invented_and_lies_in_the_past()
    {
        await SeedAsync();
        var ids = await Site.ReadAsync<SeoulTalkDb, List<Guid>>(db => db.Conversations.Where(c => c.OwnerHash == PastSeeder.Owner).Select(c => c.Id).ToListAsync(Stop));
        foreach (var id in ids.Where((_, i) => i % 50 == 0))
        {
            (await Site.TurnsAsync(id))[0].Body.ShouldBeOfType<NoticeBody>().Text.ShouldBe(PastSeeder.Label);
        }

        var now = Site.Clock.GetUtcNow();
        (await Site.ReadAsync<SeoulTalkDb, int>(db => db.Handovers.CountAsync(h => h.EndedAt == null || h.EndedAt > now, Stop))).ShouldBe(0);
        (await Site.ReadAsync<SeoulTalkDb, int>(db => db.Conversations.CountAsync(c => c.Mode != ConversationMode.Ended, Stop))).ShouldBe(0, "nobody of the past waits in the queue");
    }

    [Fact]
    public void Every_topic_of_the_past_has_a_name() =>
        PastTalks.Usual.Concat(PastTalks.Today).Where(t => t.Topic != TopicReader.Other)
            .ShouldAllBe(t => Site.Get<TopicReader>().All.Any(known => known.Topic == t.Topic));

    private async Task SeedAsync()
    {
        var seeder = Site.Get<IEnumerable<IDemoSeeder>>().OfType<PastSeeder>().Single();
        await seeder.SeedAsync(new DemoContext(Site.Get<IServiceProvider>(), Site.Clock.GetUtcNow(), new Random(20260122), _ => { }), Stop);
    }

    private Task<int> CountAsync() => Site.ReadAsync<SeoulTalkDb, int>(db => db.Handovers.CountAsync(Stop));
}

public sealed class PastSeederOnSqliteTests(Sites sites) : PastSeederConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PastSeederOnPostgresTests(Sites sites) : PastSeederConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
