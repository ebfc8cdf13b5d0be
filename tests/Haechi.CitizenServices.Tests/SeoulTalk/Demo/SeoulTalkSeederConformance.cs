using Haechi.CitizenServices.SeoulTalk.Demo;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Platform.Audit;
using Haechi.Platform.Demo;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Demo;

/// <summary>The invented day is played once, through the same desks that people use.</summary>
public abstract class SeoulTalkSeederConformance(Sites sites) : TalkSuite(sites)
{
    [Fact]
    public async Task The_day_is_played_once_however_often_the_seeder_runs_and_nothing_of_it_fails()
    {
        await using var site = await OwnSiteAsync();
        var seeder = site.Get<IEnumerable<IDemoSeeder>>().OfType<SeoulTalkSeeder>().Single();
        var said = new List<string>();
        var context = new DemoContext(site.Get<IServiceProvider>(), site.Clock.GetUtcNow(), new Random(1), said.Add);

        await seeder.SeedAsync(context, Stop);
        var first = await CountsAsync();
        await seeder.SeedAsync(context, Stop);

        (await CountsAsync()).ShouldBe(first);
        said.ShouldHaveSingleItem();
        first.Conversations.ShouldBe(DemoDay.Talks.Count);
        first.Reports.ShouldBe(DemoDay.Talks.Count(t => t.Says[^1] == "#confirm"), "every report of the day is filed");
        var modes = await site.ReadAsync<SeoulTalkDb, List<ConversationMode>>(db => db.Conversations.Select(c => c.Mode).Distinct().ToListAsync(Stop));
        modes.Order().ShouldBe(Enum.GetValues<ConversationMode>());
        var now = site.Clock.GetUtcNow();
        (await site.ReadAsync<SeoulTalkDb, int>(db => db.Turns.CountAsync(t => t.At > now, Stop))).ShouldBe(0, "nothing of the invented day lies in the future");
        (await site.Get<AuditReader>().VerifyAsync(Stop)).Faults.ShouldBeEmpty();
    }

    private async Task<(int Conversations, int Turns, int Reports, int Cases)> CountsAsync() => (
        await Site.ReadAsync<SeoulTalkDb, int>(db => db.Conversations.CountAsync(Stop)),
        await Site.ReadAsync<SeoulTalkDb, int>(db => db.Turns.CountAsync(t => t.ActionId == null, Stop)),
        await Site.ReadAsync<SeoulTalkDb, int>(db => db.Reports.CountAsync(Stop)),
        await Site.ReadAsync<RoomsDb, int>(db => db.Cases.CountAsync(Stop)));
}

public sealed class SqliteSeoulTalkSeederTests(Sites sites) : SeoulTalkSeederConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresSeoulTalkSeederTests(Sites sites) : SeoulTalkSeederConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
