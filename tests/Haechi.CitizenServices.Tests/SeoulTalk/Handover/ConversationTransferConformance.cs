using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Handover;

/// <summary>Handing on, resting and being there.</summary>
public abstract class ConversationTransferConformance(Sites sites) : TalkSuite(sites)
{
    private CounsellorDesk Desk => Site.Get<CounsellorDesk>();

    private CounsellorSeats Seats => Site.Get<CounsellorSeats>();

    private ConversationTransfer Transfer => Site.Get<ConversationTransfer>();

    [Fact]
    public async Task The_next_counsellor_has_the_conversation_its_case_and_the_note()
    {
        var id = await TakenAsync();
        var caseId = (await Site.ConversationAsync(id)).HandoverCaseId!.Value;
        await Seats.SetAsync(Lee, CounsellorState.Ready, Stop);

        (await Transfer.ToCounsellorAsync(id, Kim, Lee.Id, "세금 문의입니다. 고지서를 확인 중이에요.", Stop)).Succeeded.ShouldBeTrue();

        var line = (await Site.Get<CounsellorQueue>().FindAsync(id, Stop)).ShouldNotBeNull();
        (line.Conversation.CounsellorId, line.Stay!.Transfers, line.Stay.NoteFrom).ShouldBe(("lee", 1, "김상담"));
        Site.Get<CounsellorQueue>().NoteOf(line).ShouldBe("세금 문의입니다. 고지서를 확인 중이에요.");
        (await Site.CaseAsync(caseId)).Assignee!.Id.ShouldBe("lee");
        (await Site.TurnsAsync(id))[^1].Body.ShouldBeOfType<HandoverBody>().Counsellor.ShouldBe("이상담");
        (await Desk.SayAsync(id, Kim, "제가 할게요", Stop)).Refusal!.Code.ShouldBe("conversation-not-yours");
        Words(await Site.TurnsAsync(id)).ShouldNotContain(w => w.Contains("고지서를 확인"), "the citizen does not read the note");
    }

    [Fact]
    public async Task A_conversation_in_another_queue_keeps_its_place_and_the_citizen_is_told()
    {
        var id = await TakenAsync();
        var before = (await Site.Get<CounsellorQueue>().FindAsync(id, Stop))!.Stay!;

        (await Transfer.ToQueueAsync(id, Kim, "welfare", "돌봄 문의", Stop)).Succeeded.ShouldBeTrue();

        var line = (await Site.Get<CounsellorQueue>().FindAsync(id, Stop))!;
        (line.Conversation.Mode, line.Conversation.CounsellorId, line.Stay!.Queue).ShouldBe((ConversationMode.Queued, null, "welfare"));
        (line.Stay.QueuedAt, line.Stay.RankAt, line.Stay.TakenAt).ShouldBe((before.QueuedAt, before.RankAt, before.TakenAt));
        Words(await Site.TurnsAsync(id)).Last().ShouldContain("복지·돌봄");
        (await Site.CaseAsync(line.Conversation.HandoverCaseId!.Value)).Status.ShouldBe(CaseStatus.Waiting);
        (await Site.Get<CounsellorQueue>().ListAsync(new QueueFilter(QueueView.Waiting, Queue: "welfare", Take: 200), Stop)).ShouldContain(l => l.Conversation.Id == id);
        (await TellAsync(id, "아직인가요?"))[^1].Body.ShouldBeOfType<HandoverBody>("the bot stays silent while a person is awaited");
    }

    [Fact]
    public async Task Nothing_goes_to_who_is_not_there_or_without_a_note()
    {
        var id = await TakenAsync();
        var absent = Actor.Person("absent", "부재중");
        await Seats.SetAsync(absent, CounsellorState.Away, Stop);

        (await Transfer.ToCounsellorAsync(id, Kim, absent.Id, "부탁해요", Stop)).Refusal!.Code.ShouldBe("counsellor-not-present");
        (await Transfer.ToCounsellorAsync(id, Kim, "nobody", "부탁해요", Stop)).Refusal!.Code.ShouldBe("counsellor-not-present");
        (await Transfer.ToCounsellorAsync(id, Kim, Kim.Id, "나에게", Stop)).Refusal!.Code.ShouldBe("counsellor-not-present");
        (await Transfer.ToQueueAsync(id, Kim, "no-queue", "부탁해요", Stop)).Refusal!.Code.ShouldBe("no-such-queue");
        (await Transfer.ToQueueAsync(id, Kim, "welfare", " ", Stop)).Refusal!.Code.ShouldBe("transfer-note");
        (await Site.ConversationAsync(id)).CounsellorId.ShouldBe("kim");
    }

    [Fact]
    public async Task A_rest_ends_when_the_citizen_writes_and_its_time_is_kept_apart()
    {
        var id = await TakenAsync();
        var pause = Site.Get<ConversationPause>();

        (await pause.BeginAsync(id, Kim, PauseReason.Citizen, 10, Stop)).Succeeded.ShouldBeTrue();
        var resting = await Site.ConversationAsync(id);
        (resting.PausedUntil - resting.PausedAt, resting.PausedFor).ShouldBe((TimeSpan.FromMinutes(10), PauseReason.Citizen));
        (await pause.ElapseAsync(id, Stop)).Succeeded.ShouldBeFalse("the time is not over");
        await TellAsync(id, "찾았어요");

        (await Site.ConversationAsync(id)).PausedUntil.ShouldBeNull();
        (await Site.Get<CounsellorQueue>().FindAsync(id, Stop))!.Stay!.PausedSeconds.ShouldBeGreaterThan(0);
        (await pause.BeginAsync(id, Kim, PauseReason.Check, 0, Stop)).Refusal!.Code.ShouldBe("pause-length");
        (await pause.BeginAsync(id, Lee, PauseReason.Check, 5, Stop)).Refusal!.Code.ShouldBe("conversation-not-yours");
    }

    [Fact]
    public async Task Time_brings_back_what_rests_and_what_a_closed_desk_held_and_lets_go_who_left()
    {
        await using var site = await OwnSiteAsync();
        var (rests, held, left) = (await TakenAsync(), await TakenAsync(), await QueuedAsync());
        await Site.Get<ConversationPause>().BeginAsync(rests, Kim, PauseReason.Check, 3, Stop);
        await Site.Get<CitizenPresence>().PageAsync(left, open: false, Stop);
        Site.Clock.Advance(TimeSpan.FromMinutes(11));

        await Site.Get<DeskWatch>().LookAsync(Stop);

        (await Site.ConversationAsync(rests)).PausedUntil.ShouldBeNull();
        (await Site.ConversationAsync(held)).Mode.ShouldBe(ConversationMode.Counsellor, "the desk was open eleven minutes ago");
        (await Site.ConversationAsync(left)).Mode.ShouldBe(ConversationMode.Bot);
        var stay = await Site.ReadAsync<SeoulTalkDb, HandoverRow>(db => Task.FromResult(db.Handovers.Single(h => h.ConversationId == left)));
        (stay.Outcome, stay.Abandoned).ShouldBe((HandoverOutcome.Left, true));

        Site.Clock.Advance(TimeSpan.FromMinutes(10));
        await Site.Get<DeskWatch>().LookAsync(Stop);
        (await Site.ConversationAsync(held)).Mode.ShouldBe(ConversationMode.Queued);
    }

    [Fact]
    public async Task A_counsellor_has_no_more_than_the_limit_and_resting_ones_do_not_count()
    {
        await using var site = await OwnSiteAsync(("contact_centre:desk:OpenConversations", "2"));
        var ids = new[] { await QueuedAsync(), await QueuedAsync(), await QueuedAsync(), await QueuedAsync() };

        var taken = await Task.WhenAll(ids.Select(id => Task.Run(() => Desk.TakeAsync(id, Kim, Stop))));

        taken.Count(t => t.Succeeded).ShouldBe(2);
        taken.Where(t => !t.Succeeded).ShouldAllBe(t => t.Refusal!.Code == "too-many-conversations");
        var open = taken.First(t => t.Succeeded).Value.Id;
        await Site.Get<ConversationPause>().BeginAsync(open, Kim, PauseReason.Citizen, 5, Stop);
        var next = ids.First(id => taken[Array.IndexOf(ids, id)] is { Succeeded: false });
        (await Desk.TakeAsync(next, Kim, Stop)).Succeeded.ShouldBeTrue();
    }

    private async Task<Guid> QueuedAsync()
    {
        var id = await OpenAsync();
        await PressAsync(id, "person");
        return id;
    }

    private async Task<Guid> TakenAsync()
    {
        var id = await QueuedAsync();
        (await Desk.TakeAsync(id, Kim, Stop)).Succeeded.ShouldBeTrue();
        return id;
    }
}

public sealed class SqliteConversationTransferTests(Sites sites) : ConversationTransferConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresConversationTransferTests(Sites sites) : ConversationTransferConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
