using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Filing;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Audit;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Retention;

/// <summary>After ninety days the conversations are gone and the cases stay, without what was personal.</summary>
public abstract class ConversationRetentionConformance(Sites sites) : TalkSuite(sites)
{
    [Fact]
    public async Task Old_conversations_are_erased_cases_are_kept_and_young_conversations_stay()
    {
        await using var site = await OwnSiteAsync();
        var report = await FileAsync();
        var unknown = await OpenAsync();
        await TellAsync(unknown, "내일 비트코인 오를까요?");
        await site.Get<CaseDesk>().ClaimAsync(report.CaseId, Kim, Stop);
        await site.Get<CaseDesk>().DecideAsync(report.CaseId, Kim, Verdict.Confirm, "현장 확인", [], Stop);
        site.Clock.Advance(TimeSpan.FromDays(60));
        var young = await OpenAsync();
        await TellAsync(young, "여권은 어디서 만들어요?");
        var before = (await site.TurnsAsync(young)).Count;
        site.Clock.Advance(TimeSpan.FromDays(31));

        (await site.Get<RetentionSweep>().RunAsync(Stop)).ShouldBeGreaterThan(0);

        (await site.ReadAsync<SeoulTalkDb, List<Guid>>(db => db.Conversations.Select(c => c.Id).ToListAsync(Stop))).ShouldBe([young]);
        (await site.TurnsAsync(report.ConversationId)).ShouldBeEmpty();
        (await site.ReadAsync<SeoulTalkDb, int>(db => db.Unanswered.CountAsync(Stop))).ShouldBe(0);
        (await site.TurnsAsync(young)).Count.ShouldBe(before);
        var emptied = await site.ReadAsync<SeoulTalkDb, ReportRow>(db => db.Reports.SingleAsync(Stop));
        (emptied.Number, emptied.Words, emptied.Plate, emptied.PhotoId).ShouldBe((report.Number, SealedText.None, SealedText.None, null));
        var kept = await site.CaseAsync(report.CaseId);
        (kept.Status, kept.Decisions.Length).ShouldBe((CaseStatus.Decided, 1));
        (await site.Get<RetentionSweep>().RunAsync(Stop)).ShouldBe(0, "the second sweep finds nothing");
        (await site.Get<AuditReader>().VerifyAsync(Stop)).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_erased_no_longer_answers_and_its_receipt_still_does()
    {
        await using var site = await OwnSiteAsync();
        var report = await FileAsync();
        site.Clock.Advance(TimeSpan.FromDays(91));
        await site.Get<RetentionSweep>().RunAsync(Stop);

        (await SayAsync(report.ConversationId, "여보세요?")).Refusal!.Code.ShouldBe("no-such-conversation");
        ((LookupBody)(await TellAsync(await OpenAsync(), report.Number))[^1].Body).Found.ShouldBeTrue();
        await site.Get<CaseDesk>().ClaimAsync(report.CaseId, Kim, Stop);
        var reply = new ActionOrder(ReplyCarrier.ActionKind, "신고하신 분", "늦어서 죄송합니다.", Undoable: true);
        var decided = (await site.Get<CaseDesk>().DecideAsync(report.CaseId, Kim, Verdict.Confirm, "확인", [reply], Stop)).Value;
        var carried = await site.Get<IEnumerable<IActionCarrier>>().OfType<ReplyCarrier>().Single().CarryAsync(decided, decided.Actions[0], Stop);
        carried.Succeeded.ShouldBeFalse();
        var (words, plate) = await site.Get<ReportReader>().OpenAsync(await site.ReadAsync<SeoulTalkDb, ReportRow>(db => db.Reports.SingleAsync(Stop)), Kim, Stop);
        (words, plate).ShouldBe(("", null));
    }

    [Fact]
    public async Task A_backlog_of_more_than_one_batch_goes_in_one_sweep()
    {
        await using var site = await OwnSiteAsync();
        var old = TalkSite.MondayMorning.AddDays(-120);
        await site.Get<Ledger>().WriteAsync(scope =>
        {
            var db = scope.Use<SeoulTalkDb>();
            db.Conversations.AddRange(Enumerable.Range(0, 1100).Select(i => new ConversationRow { Id = Guid.NewGuid(), Channel = "web", OwnerHash = $"{i}", StartedAt = old, LastAt = old }));
            return Task.CompletedTask;
        }, Stop);

        await site.Get<RetentionSweep>().RunAsync(Stop);

        (await site.ReadAsync<SeoulTalkDb, int>(db => db.Conversations.CountAsync(Stop))).ShouldBe(0);
        (await site.ReadAsync<RoomsDb, int>(db => db.Audit.CountAsync(a => a.Act == RetentionSweep.DeletedAct, Stop))).ShouldBe(3, "five hundred at a time");
    }
}

public sealed class SqliteConversationRetentionTests(Sites sites) : ConversationRetentionConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresConversationRetentionTests(Sites sites) : ConversationRetentionConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
