using Haechi.CitizenServices.Knowledge.Questions;
using Haechi.CitizenServices.Knowledge.Questions.Storage;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.CitizenServices.Tests.Knowledge.Questions;

/// <summary>What the bot could not answer, or answered badly, becomes one item a subject for the editors.</summary>
public abstract class QuestionListConformance(Sites sites) : TalkSuite(sites)
{
    private static readonly Actor Editor = Actor.Person("editor", "박편집");

    public override async ValueTask InitializeAsync() => await OwnSiteAsync();

    public override async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private QuestionDesk Desk => Site.Get<QuestionDesk>();

    [Fact]
    public async Task Two_wordings_of_an_unknown_question_are_one_item_with_two_askers()
    {
        await AskInVainAsync("시립 납골당 사용료가 얼마예요?");
        await AskInVainAsync("시립납골당 비용 알려 주세요");

        var item = (await ItemsAsync()).ShouldHaveSingleItem();

        (item.Unanswered, item.BadlyRated, item.People, item.Wordings.Count).ShouldBe((2, 0, 2, 2));
        item.State.ShouldBe(ItemState.Open);
        item.Trend[^1].ShouldBe(2);
    }

    [Fact]
    public async Task A_badly_rated_answer_brings_its_question_with_the_entry_that_was_shown_and_a_better_rating_takes_it_back()
    {
        var id = await OpenAsync();
        var answer = (await TellAsync(id, "여권 재발급하려면 뭐가 필요해요?")).Single(t => t.Author == TurnAuthor.Bot);
        await Site.Citizen.RateAsync(id, answer.Sequence, helpful: false, Stop);

        var item = (await ItemsAsync()).ShouldHaveSingleItem();
        (item.Unanswered, item.BadlyRated).ShouldBe((0, 1));
        item.Question.ShouldContain("여권");
        item.ShownEntryId.ShouldBe(((AnswerBody)answer.Body).Parts[0].Source!.EntryId);

        await Site.Citizen.RateAsync(id, answer.Sequence, helpful: true, Stop);
        (await ItemsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_answered_comes_back_when_it_is_asked_again_without_success_and_what_was_dismissed_does_not()
    {
        await AskInVainAsync("시립 납골당 사용료가 얼마예요");
        await AskInVainAsync("내일 비트코인 오를까요");
        var items = await ItemsAsync();
        (await Desk.AnswerAsync(items.Single(i => i.Question.Contains("납골당")), "entry-1", Editor, Stop)).Succeeded.ShouldBeTrue();
        (await Desk.DismissAsync(items.Single(i => i.Question.Contains("비트코인")), "시정과 관계없음", Editor, Stop)).Succeeded.ShouldBeTrue();

        (await ItemsAsync()).Select(i => i.State).ShouldBe([ItemState.Answered, ItemState.Dismissed], ignoreOrder: true);
        await AskInVainAsync("시립 납골당 요금은 얼마인가요");
        await AskInVainAsync("비트코인 내일 오를까요?");

        var after = await ItemsAsync();
        after.Single(i => i.Question.Contains("납골당")).ShouldSatisfyAllConditions(i => i.CameBack.ShouldBeTrue(), i => i.State.ShouldBe(ItemState.Open), i => i.Count.ShouldBe(2));
        after.Single(i => i.Question.Contains("비트코인")).State.ShouldBe(ItemState.Dismissed);
    }

    [Fact]
    public async Task Two_editors_cannot_both_take_an_item_and_every_change_is_in_the_trail()
    {
        await AskInVainAsync("시립 납골당 사용료가 얼마예요");
        var seen = (await ItemsAsync()).ShouldHaveSingleItem();

        (await Desk.TakeAsync(seen, Editor, Stop)).Value.State.ShouldBe(ItemState.Taken);
        (await Desk.TakeAsync(seen, Kim, Stop)).Refusal!.Code.ShouldBe("question-changed");
        (await Desk.DismissAsync((await ItemsAsync())[0], "  ", Editor, Stop)).Refusal!.Code.ShouldBe("question-reason");
        (await Desk.ReopenAsync((await ItemsAsync())[0], Editor, Stop)).Succeeded.ShouldBeTrue();

        var acts = await Site.ReadAsync<RoomsDb, List<string>>(db => db.Audit.Where(a => a.SubjectKind == "knowledge-question").OrderBy(a => a.Sequence).Select(a => a.Act).ToListAsync(Stop));
        acts.ShouldBe(["knowledge.question-taken", "knowledge.question-reopened"]);
    }

    [Fact]
    public async Task A_rated_turn_that_cannot_be_read_is_left_out_and_the_others_stand()
    {
        var broken = await OpenAsync();
        var turn = (await TellAsync(broken, "여권 재발급하려면 뭐가 필요해요?"))[^1];
        await Site.Citizen.RateAsync(broken, turn.Sequence, helpful: false, Stop);
        var sound = await OpenAsync();
        turn = (await TellAsync(sound, "전입신고 인터넷으로 되나요?"))[^1];
        await Site.Citizen.RateAsync(sound, turn.Sequence, helpful: false, Stop);
        await using (var db = await Site.Get<IDbContextFactory<SeoulTalkDb>>().CreateDbContextAsync(Stop))
        {
            var row = await db.Turns.SingleAsync(t => t.ConversationId == broken && t.Author == TurnAuthor.Citizen, Stop);
            row.Body = Site.Get<FieldCipher>().Seal("no turn");
            await db.SaveChangesAsync(Stop);
        }

        (await ItemsAsync()).ShouldHaveSingleItem().Question.ShouldContain("전입신고");
    }

    /// <summary>As the bot leaves a question that it does not know, whatever it knows today.</summary>
    private async Task AskInVainAsync(string question)
    {
        var conversation = await OpenAsync();
        await using var db = await Site.Get<IDbContextFactory<SeoulTalkDb>>().CreateDbContextAsync(Stop);
        db.Unanswered.Add(new UnansweredRow { Id = Guid.CreateVersion7(), ConversationId = conversation, Question = question, At = Site.Clock.GetUtcNow() });
        await db.SaveChangesAsync(Stop);
    }

    /// <summary>A board of its own has no older list to show.</summary>
    private async Task<IReadOnlyList<QuestionItem>> ItemsAsync()
    {
        using var board = ActivatorUtilities.CreateInstance<QuestionBoard>(Site.Get<IServiceProvider>());
        return await board.ReadAsync(Stop);
    }
}

public sealed class SqliteQuestionListTests(Sites sites) : QuestionListConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresQuestionListTests(Sites sites) : QuestionListConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
