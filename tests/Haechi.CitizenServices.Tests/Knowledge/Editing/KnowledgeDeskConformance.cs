using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.Knowledge.Editing;

/// <summary>From the draft to the answer and back: only what is whole is published, every version stays, nobody overwrites what they have not seen.</summary>
public abstract class KnowledgeDeskConformance(Sites sites) : TalkSuite(sites)
{
    private KnowledgeDesk Desk => Site.Get<KnowledgeDesk>();

    private KnowledgeReader Reader => Site.Get<KnowledgeReader>();

    private KnowledgeSearch Search => Site.Get<KnowledgeSearch>();

    private DateOnly Today => SeoulTime.DayOf(Site.Clock.GetUtcNow());

    [Fact]
    public async Task A_draft_is_no_answer_until_it_is_published_and_then_within_a_second()
    {
        var word = Word();
        var draft = await SaveAsync(Draft(word));
        draft.State.ShouldBe(KnowledgeState.Draft);
        Search.Find(draft.Id).ShouldBeNull();

        var published = (await Desk.PublishAsync(draft.Id, draft.Revision, Kim, Stop)).Value;
        (published.State, published.Version, published.IsEdited).ShouldBe((KnowledgeState.Published, 1, false));
        await AnswersAsync(word, draft.Id);
        Search.Find(draft.Id)!.Address.ShouldBe("https://example.go.kr/guide");
    }

    [Fact]
    public async Task What_is_edited_stays_as_it_was_published_until_the_next_publication_and_both_versions_stay_readable()
    {
        var word = Word();
        var row = await PublishedAsync(Draft(word));
        row = (await Desk.SaveDraftAsync(KnowledgeDraft.Of(row) with { Body = "수수료는 700원입니다." }, row.Revision, Lee, Stop)).Value;
        (row.State, row.IsEdited).ShouldBe((KnowledgeState.Published, true));
        await AnswersAsync(word, row.Id);
        Search.Find(row.Id)!.Body.ShouldBe("수수료는 500원입니다.");

        row = (await Desk.PublishAsync(row.Id, row.Revision, Lee, Stop)).Value;
        await Eventually.HoldsAsync(() => Search.Find(row.Id)?.Body == "수수료는 700원입니다.", "the second version is answered");
        (await Reader.VersionsAsync(row.Id, Stop)).Select(v => (v.Version, v.PublishedByName)).ShouldBe([(2, "이상담"), (1, "김상담")]);
        (await Reader.VersionAsync(row.Id, 1, Stop))!.Body.ShouldBe("수수료는 500원입니다.");
    }

    [Fact]
    public async Task What_lacks_something_is_not_published_and_the_editor_is_told_what()
    {
        var row = await SaveAsync(Draft(Word()) with { Source = " ", Owner = "", ValidUntil = null });
        var refusal = (await Desk.PublishAsync(row.Id, row.Revision, Kim, Stop)).Refusal!;
        refusal.Code.ShouldBe("entry-incomplete");
        refusal.Message.Ko.ShouldContain("출처, 담당 부서, 유효기간");

        row = (await Desk.SaveDraftAsync(KnowledgeDraft.Of(row) with { Source = "안내", Owner = "과", ValidUntil = Today.AddDays(-1) }, row.Revision, Kim, Stop)).Value;
        (await Desk.PublishAsync(row.Id, row.Revision, Kim, Stop)).Refusal!.Message.Ko.ShouldContain("오늘 이후의 유효기간");
    }

    [Fact]
    public async Task What_is_withdrawn_is_answered_no_longer_and_needs_a_reason()
    {
        var word = Word();
        var row = await PublishedAsync(Draft(word));
        await AnswersAsync(word, row.Id);
        (await Desk.WithdrawAsync(row.Id, row.Revision, " ", Kim, Stop)).Refusal!.Code.ShouldBe("withdrawal-reason");
        row = (await Desk.WithdrawAsync(row.Id, row.Revision, "수수료가 바뀌었습니다", Kim, Stop)).Value;
        await Eventually.HoldsAsync(() => Search.Find(row.Id) is null, "the withdrawn entry is gone");
        (await Desk.WithdrawAsync(row.Id, row.Revision, "다시", Kim, Stop)).Refusal!.Code.ShouldBe("entry-not-published");
        (await Reader.VersionAsync(row.Id, 1, Stop)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_overwrites_what_they_have_not_seen()
    {
        var row = await SaveAsync(Draft(Word()));
        (await Desk.SaveDraftAsync(KnowledgeDraft.Of(row) with { Title = "이 상담의 제목" }, row.Revision, Lee, Stop)).Succeeded.ShouldBeTrue();
        var late = await Desk.SaveDraftAsync(KnowledgeDraft.Of(row) with { Title = "김 상담의 제목" }, row.Revision, Kim, Stop);
        late.Refusal!.Code.ShouldBe("entry-changed");
        late.Refusal.Message.Ko.ShouldContain("이상담");
        (await Reader.FindAsync(row.Id, Stop))!.Title.ShouldBe("이 상담의 제목");
    }

    [Fact]
    public async Task Of_editors_at_the_same_moment_one_is_heard_and_the_others_are_told()
    {
        var row = await SaveAsync(Draft(Word()));
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(n =>
            Desk.SaveDraftAsync(KnowledgeDraft.Of(row) with { Title = $"제목 {n}" }, row.Revision, Kim, Stop)));
        all.Count(o => o.Succeeded).ShouldBe(1);
        all.Where(o => !o.Succeeded).ShouldAllBe(o => o.Refusal!.Code == "entry-changed");
        (await Reader.FindAsync(row.Id, Stop))!.Revision.ShouldBe(row.Revision + 1);
    }

    [Fact]
    public async Task Every_change_is_in_the_trail_with_who_did_it()
    {
        var row = await PublishedAsync(Draft(Word()));
        await Desk.WithdrawAsync(row.Id, row.Revision, "바뀜", Lee, Stop);
        var acts = await Site.ReadAsync<RoomsDb, List<(string, string)>>(async db =>
            [.. (await db.Audit.Where(a => a.SubjectId == row.Id).OrderBy(a => a.Sequence).ToListAsync(Stop)).Select(a => (a.Act, a.ActorId))]);
        acts.ShouldBe([("knowledge.drafted", "kim"), ("knowledge.published", "kim"), ("knowledge.withdrawn", "lee")]);
    }

    [Fact]
    public async Task Entries_that_end_soon_are_listed_for_their_owner_the_first_to_end_on_top()
    {
        var owner = "과 " + Word();
        var late = await PublishedAsync(Draft(Word()) with { Owner = owner, ValidUntil = Today.AddDays(20) });
        var soon = await PublishedAsync(Draft(Word()) with { Owner = owner, ValidUntil = Today.AddDays(3) });
        await PublishedAsync(Draft(Word()) with { Owner = owner, ValidUntil = Today.AddDays(90) });
        await SaveAsync(Draft(Word()) with { Owner = owner, ValidUntil = Today.AddDays(1) });
        var (entries, count) = await Reader.ListAsync(new KnowledgeFilter { Owner = owner, ExpiringBy = Today.AddDays(30) }, Stop);
        entries.Select(e => e.Id).ShouldBe([soon.Id, late.Id]);
        count.ShouldBe(2);
    }

    [Theory]
    [InlineData("Bad Id", "entry-id")]
    [InlineData("javascript:alert(1)", "entry-address")]
    [InlineData("ftp://example.org/x", "entry-address")]
    public async Task What_could_do_harm_is_refused(string value, string code)
    {
        var draft = Draft(Word());
        draft = code == "entry-id" ? draft with { Id = value } : draft with { Address = value };
        (await Desk.SaveDraftAsync(draft, null, Kim, Stop)).Refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task An_id_is_taken_once()
    {
        var draft = Draft(Word()) with { Id = "taken-" + Guid.NewGuid().ToString("N") };
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Desk.SaveDraftAsync(draft, null, Kim, Stop)));
        all.Count(o => o.Succeeded).ShouldBe(1);
        all.Where(o => !o.Succeeded).ShouldAllBe(o => o.Refusal!.Code == "entry-exists");
    }

    private static string Word() => string.Concat(Guid.NewGuid().ToByteArray().Take(6).Select(b => (char)(0xAC00 + (b * 37 % 11_000))));

    private KnowledgeDraft Draft(string word) => new()
    {
        TopicId = "test",
        Title = $"{word} 증명서 발급",
        Body = "수수료는 500원입니다.",
        Questions = [$"{word} 얼마예요"],
        Keywords = [word],
        Source = "안내",
        Address = "https://example.go.kr/guide",
        Owner = "민원과",
        ValidUntil = Today.AddYears(1),
    };

    private async Task<KnowledgeRow> SaveAsync(KnowledgeDraft draft) => (await Desk.SaveDraftAsync(draft, null, Kim, Stop)).Value;

    private async Task<KnowledgeRow> PublishedAsync(KnowledgeDraft draft)
    {
        var row = await SaveAsync(draft);
        return (await Desk.PublishAsync(row.Id, row.Revision, Kim, Stop)).Value;
    }

    private Task AnswersAsync(string word, string id) =>
        Eventually.HoldsAsync(() => Search.Ask($"{word} 얼마예요", Today, 1) is [var hit] && hit.Entry.Id == id, $"{id} is answered");
}

public sealed class SqliteKnowledgeDeskTests(Sites sites) : KnowledgeDeskConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresKnowledgeDeskTests(Sites sites) : KnowledgeDeskConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
