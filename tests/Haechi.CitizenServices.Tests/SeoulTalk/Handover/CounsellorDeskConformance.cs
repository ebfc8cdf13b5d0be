using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Handover;

/// <summary>From asking for a person to the end of the talk: one counsellor, one case, no word lost, the bot silent meanwhile.</summary>
public abstract class CounsellorDeskConformance(Sites sites) : TalkSuite(sites)
{
    private CounsellorDesk Desk => Site.Get<CounsellorDesk>();

    private CounsellorQueue Queue => Site.Get<CounsellorQueue>();

    [Fact]
    public async Task Asking_for_a_person_queues_the_conversation_and_opens_a_case_once()
    {
        var id = await OpenAsync();
        await TellAsync(id, "보증금을 못 돌려받고 있는데 제 번호는 010-1234-5678이에요");

        (await Site.Citizen.AskForPersonAsync(id, "전세 상담", Stop)).Succeeded.ShouldBeTrue();
        await Site.Citizen.AskForPersonAsync(id, "다시", Stop);
        await PressAsync(id, "person");

        var row = await Site.ConversationAsync(id);
        (row.Mode, row.HandoverReason).ShouldBe((ConversationMode.Queued, "전세 상담"));
        var opened = await CaseOfAsync(row);
        (opened.Kind, opened.Department, opened.Status).ShouldBe(("handover", HandoverRequest.Department, CaseStatus.Waiting));
        opened.Title.ShouldNotContain("1234-5678");
        (opened.DueAt - opened.OpenedAt).ShouldBe(TimeSpan.FromMinutes(10));
        (await CasesAsync(id)).ShouldBe(1);
        (await TellAsync(id, "아직인가요?"))[^1].Body.ShouldBeOfType<HandoverBody>().State.ShouldBe("queued");
    }

    [Fact]
    public async Task Both_type_the_bot_is_silent_and_after_handing_back_it_speaks_again()
    {
        var id = await QueuedAsync();
        (await Desk.TakeAsync(id, Kim, Stop)).Succeeded.ShouldBeTrue();
        var taken = await Site.ConversationAsync(id);

        (await TellAsync(id, "여권 재발급하려면 뭐가 필요해요?")).ShouldHaveSingleItem().Author.ShouldBe(TurnAuthor.Citizen);
        await Desk.SayAsync(id, Kim, "  신분증과 사진을 가져오세요. ", Stop);
        (await Desk.HandBackAsync(id, Kim, Stop)).Succeeded.ShouldBeTrue();

        var turns = await Site.TurnsAsync(id, taken.Turns - 1);
        turns.Select(t => t.Author).ShouldBe([TurnAuthor.Notice, TurnAuthor.Citizen, TurnAuthor.Counsellor, TurnAuthor.Bot]);
        (turns[0].AuthorName, turns[2].AuthorName).ShouldBe(("김상담", "김상담"));
        Words(turns).ElementAt(2).ShouldBe("신분증과 사진을 가져오세요.");
        var row = await Site.ConversationAsync(id);
        (row.Mode, row.CounsellorId, row.HandoverCaseId).ShouldBe((ConversationMode.Bot, null, null));
        var closed = await Site.CaseAsync(taken.HandoverCaseId!.Value);
        (closed.Status, closed.Decisions.ShouldHaveSingleItem().Verdict).ShouldBe((CaseStatus.Closed, Verdict.Confirm));
        (await TellAsync(id, "여권 재발급하려면 뭐가 필요해요?"))[^1].Body.ShouldBeOfType<AnswerBody>();
    }

    [Fact]
    public async Task Of_many_counsellors_who_take_it_at_once_one_has_it_and_the_others_read_who()
    {
        var id = await QueuedAsync();
        var people = Enumerable.Range(1, 8).Select(i => Actor.Person($"p{i}", $"상담 {i}")).ToList();

        var outcomes = await Task.WhenAll(people.Select(p => Task.Run(() => Desk.TakeAsync(id, p, Stop))));

        var winner = outcomes.Where(o => o.Succeeded).ShouldHaveSingleItem().Value.CounsellorName;
        outcomes.Where(o => !o.Succeeded).Select(o => (o.Refusal!.Code, o.Refusal.Message.Ko)).Distinct()
            .ShouldHaveSingleItem().ShouldBe(("conversation-taken", $"{winner} 상담사가 이미 응대하고 있습니다."));
        var row = await Site.ConversationAsync(id);
        row.CounsellorName.ShouldBe(winner);
        var subject = await CaseOfAsync(row);
        subject.Timeline.Count(e => e.Kind == CaseEventKind.Claimed).ShouldBe(1);
        (await Site.TurnsAsync(id)).Count(t => t.Body is HandoverBody { State: "joined" }).ShouldBe(1);
    }

    [Fact]
    public async Task What_both_say_at_once_is_all_kept()
    {
        var id = await QueuedAsync();
        await Desk.TakeAsync(id, Kim, Stop);
        var before = (await Site.TurnsAsync(id)).Count;

        var citizen = Enumerable.Range(0, 4).Select(i => Task.Run(async () => (await SayAsync(id, $"시민 {i}")).Succeeded));
        var counsellor = Enumerable.Range(0, 4).Select(i => Task.Run(async () => (await Desk.SayAsync(id, Kim, $"상담 {i}", Stop)).Succeeded));

        (await Task.WhenAll(citizen.Concat(counsellor))).ShouldAllBe(heard => heard);
        var turns = (await Site.TurnsAsync(id, before)).ToList();
        turns.Select(t => t.Sequence).ShouldBe(Enumerable.Range(before + 1, 8));
        Words(turns).Order().ShouldBe(["상담 0", "상담 1", "상담 2", "상담 3", "시민 0", "시민 1", "시민 2", "시민 3"]);
    }

    [Fact]
    public async Task Only_the_counsellor_who_has_it_speaks_leaves_or_ends()
    {
        var id = await QueuedAsync();
        (await Desk.SayAsync(id, Kim, "안녕하세요", Stop)).Refusal!.Code.ShouldBe("conversation-not-yours");
        await Desk.TakeAsync(id, Kim, Stop);

        (await Desk.SayAsync(id, Lee, "안녕하세요", Stop)).Refusal!.Message.Ko.ShouldContain("김상담");
        (await Desk.HandBackAsync(id, Lee, Stop)).Refusal!.Code.ShouldBe("conversation-not-yours");
        (await Desk.EndAsync(id, Lee, Stop)).Refusal!.Code.ShouldBe("conversation-not-yours");
        (await Desk.SayAsync(id, Kim, " ", Stop)).Refusal!.Code.ShouldBe("turn-length");
        (await Desk.SayAsync(id, Kim, new string('가', CounsellorDesk.MaximumLength + 1), Stop)).Refusal!.Code.ShouldBe("turn-length");

        (await Site.TurnsAsync(id)).ShouldNotContain(t => t.Author == TurnAuthor.Counsellor);
        (await Desk.TakeAsync(Guid.NewGuid(), Kim, Stop)).Refusal!.Code.ShouldBe("no-such-conversation");
    }

    [Fact]
    public async Task An_ended_conversation_is_over_for_everybody()
    {
        var id = await QueuedAsync();
        var caseId = (await Site.ConversationAsync(id)).HandoverCaseId!.Value;
        await Desk.TakeAsync(id, Kim, Stop);

        (await Desk.EndAsync(id, Kim, Stop)).Succeeded.ShouldBeTrue();

        (await SayAsync(id, "한 가지만 더요")).Refusal!.Code.ShouldBe("conversation-ended");
        (await Site.Citizen.AskForPersonAsync(id, "다시", Stop)).Refusal!.Code.ShouldBe("conversation-ended");
        (await Desk.TakeAsync(id, Lee, Stop)).Refusal!.Code.ShouldBe("conversation-ended");
        (await Site.TurnsAsync(id))[^1].Body.ShouldBeOfType<HandoverBody>().State.ShouldBe("ended");
        (await Site.CaseAsync(caseId)).Status.ShouldBe(CaseStatus.Closed);
    }

    [Fact]
    public async Task Who_goes_back_to_the_bot_before_anyone_came_leaves_a_note_and_can_ask_again()
    {
        var id = await QueuedAsync();
        var caseId = (await Site.ConversationAsync(id)).HandoverCaseId!.Value;

        await PressAsync(id, "bot");

        (await Site.ConversationAsync(id)).Mode.ShouldBe(ConversationMode.Bot);
        (await Site.CaseAsync(caseId)).Timeline[^1].Text.ShouldContain("거두어들임");
        (await TellAsync(id, "여권 재발급하려면 뭐가 필요해요?"))[^1].Body.ShouldBeOfType<AnswerBody>();
        await PressAsync(id, "person");
        (await Site.ConversationAsync(id)).HandoverCaseId.ShouldBe(caseId, "the open case is joined");
        (await Desk.TakeAsync(id, Lee, Stop)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_case_that_a_supervisor_moved_meanwhile_does_not_hold_up_the_talk()
    {
        var id = await QueuedAsync();
        var caseId = (await Site.ConversationAsync(id)).HandoverCaseId!.Value;
        (await Site.Get<CaseDesk>().ClaimAsync(caseId, Lee, Stop)).Succeeded.ShouldBeTrue();

        (await Desk.TakeAsync(id, Kim, Stop)).Succeeded.ShouldBeTrue();
        (await Desk.EndAsync(id, Kim, Stop)).Succeeded.ShouldBeTrue();

        (await Site.CaseAsync(caseId)).Assignee.ShouldNotBeNull().Id.ShouldBe("lee");
    }

    [Fact]
    public async Task The_queue_shows_who_waits_longest_first_and_who_has_whom()
    {
        var (first, second, third) = (await QueuedAsync(), await QueuedAsync(), await QueuedAsync());
        await Desk.TakeAsync(third, Kim, Stop);

        var waiting = await Queue.ListAsync(new QueueFilter(QueueView.Waiting, Take: 200), Stop);
        var mine = await Queue.ListAsync(new QueueFilter(QueueView.Mine, "kim", Take: 200), Stop);
        var live = await Queue.ListAsync(new QueueFilter(QueueView.Live, Take: 200), Stop);

        waiting.Select(c => c.Conversation.Id).Where(i => i == first || i == second || i == third).ShouldBe([first, second]);
        mine.ShouldContain(c => c.Conversation.Id == third);
        mine.ShouldAllBe(c => c.Conversation.CounsellorId == "kim" && c.Conversation.Mode == ConversationMode.Counsellor);
        live.Select(c => c.Conversation.Id).Where(i => i == first || i == second || i == third).ShouldBe([first, second, third]);
        var (queued, talking, longest) = await Queue.CountAsync(Stop);
        (queued >= 2, talking >= 1).ShouldBe((true, true));
        longest.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(waiting.Min(l => l.Conversation.QueuedAt!.Value));
    }

    [Fact]
    public async Task Reading_a_conversation_leaves_a_trace_that_counts_its_turns()
    {
        var id = await QueuedAsync();

        var turns = await Queue.OpenAsync(id, 0, Kim, "상담", Stop);

        Words(turns).ShouldBe(Words(await Site.TurnsAsync(id)));
        var trace = await Site.ReadAsync<RoomsDb, List<string>>(db => db.Audit
            .Where(a => a.Act == "personal-data.read" && a.SubjectId == id.ToString()).Select(a => a.Detail!).ToListAsync(Stop));
        trace.ShouldHaveSingleItem().ShouldContain($"\"count\":{turns.Count}");
        (await Queue.OpenAsync(id, turns[^1].Sequence, Kim, "상담", Stop)).ShouldBeEmpty();
    }

    private async Task<Guid> QueuedAsync()
    {
        var id = await OpenAsync();
        await PressAsync(id, "person");
        return id;
    }

    private async Task<Haechi.Kernel.Cases.Case> CaseOfAsync(ConversationRow row) => await Site.CaseAsync(row.HandoverCaseId.ShouldNotBeNull());

    private Task<int> CasesAsync(Guid id) => Site.ReadAsync<RoomsDb, int>(db => db.Cases.CountAsync(c => c.Subject == id.ToString(), Stop));
}

public sealed class SqliteCounsellorDeskTests(Sites sites) : CounsellorDeskConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresCounsellorDeskTests(Sites sites) : CounsellorDeskConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
