using Haechi.CitizenServices.ContactCentre.Desk.Closing;
using Haechi.CitizenServices.ContactCentre.Desk.Sheet;
using Haechi.CitizenServices.ContactCentre.Desk.Storage;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Cases;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.ContactCentre.Desk.Closing;

/// <summary>From the form to the case, and from the draft to the confirmed record.</summary>
public abstract class ConsultationConformance(Sites sites) : TalkSuite(sites)
{
    [Fact]
    public async Task A_confirmed_form_becomes_the_case_of_its_department_and_the_citizen_reads_the_receipt()
    {
        var id = await TakenAsync("강남역 3번 출구 앞에 불법주차된 차가 있어요 12가3456, 제 번호는 010-1234-5678");
        var form = await FormAsync(id);

        (await Site.Get<CounsellorFiling>().FileAsync(id, Kim, form, Stop)).Succeeded.ShouldBeTrue();

        var receipt = (await Site.TurnsAsync(id)).Select(t => t.Body).OfType<ReceiptBody>().ShouldHaveSingleItem();
        var report = await Site.ReadAsync<SeoulTalkDb, ReportRow>(db => db.Reports.SingleAsync(r => r.ConversationId == id, Stop));
        var subject = await Site.CaseAsync(report.CaseId);
        (subject.Number, subject.Kind, subject.Department, subject.Subject).ShouldBe((receipt.Number, "illegal-parking", receipt.Department, id.ToString()));
        subject.DueAt.ShouldBe(receipt.DueAt, TimeSpan.FromMilliseconds(1), "the database keeps microseconds");
        Site.Get<FieldCipher>().Open(report.Plate).ShouldBe("12가3456");
        Site.Get<FieldCipher>().Open(report.Words).ShouldNotContain("1234-5678");
        (await Site.Get<CounsellorFiling>().FileAsync(id, Kim, form, Stop)).Refusal!.Code.ShouldBe("filed-already");
        (await Site.ConversationAsync(id)).Mode.ShouldBe(ConversationMode.Counsellor, "the talk goes on");
    }

    [Fact]
    public async Task What_is_corrected_is_filed_and_survives_being_handed_on()
    {
        var id = await TakenAsync("강남역 3번 출구 앞에 불법주차된 차가 있어요 12가3456");
        var sheets = Site.Get<SheetDesk>();
        (await sheets.CorrectAsync(id, Kim, SheetField.Place, " 서초구 반포대로 58 ", Stop)).Succeeded.ShouldBeTrue();
        await TellAsync(id, "아니 강남역 2번 출구예요");
        await Site.Get<CounsellorSeats>().SetAsync(Lee, CounsellorState.Ready, Stop);
        (await Site.Get<ConversationTransfer>().ToCounsellorAsync(id, Kim, "lee", "부탁드립니다", Stop)).Succeeded.ShouldBeTrue();

        (await sheets.CorrectAsync(id, Kim, SheetField.Place, "딴 곳", Stop)).Refusal!.Code.ShouldBe("conversation-not-yours");
        (await Site.Get<CounsellorFiling>().FileAsync(id, Lee, await FormAsync(id), Stop)).Succeeded.ShouldBeTrue();

        var report = await Site.ReadAsync<SeoulTalkDb, ReportRow>(db => db.Reports.SingleAsync(r => r.ConversationId == id, Stop));
        (await Site.CaseAsync(report.CaseId)).Title.ShouldContain("서초구 반포대로 58");
    }

    [Fact]
    public async Task A_form_without_a_place_files_nothing()
    {
        var id = await TakenAsync("불법주차된 차가 있어요");

        (await Site.Get<CounsellorFiling>().FileAsync(id, Kim, await FormAsync(id), Stop)).Refusal!.Code.ShouldBe("form-incomplete");
        (await Site.Get<CounsellorFiling>().FileAsync(id, Lee, await FormAsync(id), Stop)).Refusal!.Code.ShouldBe("conversation-not-yours");

        (await Site.ReadAsync<SeoulTalkDb, int>(db => db.Reports.CountAsync(r => r.ConversationId == id, Stop))).ShouldBe(0);
    }

    [Fact]
    public async Task The_confirmed_summary_is_the_record_and_closes_the_case_of_the_handover()
    {
        var id = await TakenAsync("여권 재발급하려면 뭐가 필요해요?");
        var caseId = (await Site.ConversationAsync(id)).HandoverCaseId!.Value;
        var stay = (await Site.ConversationAsync(id)).HandoverId!.Value;
        await Site.Get<CounsellorDesk>().SayAsync(id, Kim, "신분증과 사진 한 장을 가지고 가까운 구청에 가시면 됩니다.", Stop);
        var draft = ClosingDraft.Of(await Site.TurnsAsync(id));
        (await Site.ReadAsync<ContactDeskDb, int>(db => db.Records.CountAsync(r => r.ConversationId == id, Stop))).ShouldBe(0, "nothing is saved before it is confirmed");

        (await Site.Get<ConsultationClosing>().CloseAsync(id, Kim, new("guide:passport", draft.Outcome, draft.Summary + "\n연락처 010-1234-5678"), Stop)).Succeeded.ShouldBeTrue();

        var record = await Site.ReadAsync<ContactDeskDb, RecordRow>(db => db.Records.SingleAsync(r => r.HandoverId == stay, Stop));
        (record.Topic, record.Outcome, record.CounsellorId).ShouldBe(("guide:passport", HandoverOutcome.Answered, "kim"));
        var summary = Site.Get<FieldCipher>().Open(record.Summary);
        summary.ShouldContain("여권 재발급하려면 뭐가 필요해요?");
        summary.ShouldContain("신분증과 사진 한 장을");
        summary.ShouldNotContain("1234-5678");
        var closed = await Site.CaseAsync(caseId);
        (closed.Status, closed.Decisions[^1].Verdict).ShouldBe((CaseStatus.Closed, Verdict.Confirm));
        (await Site.ConversationAsync(id)).Mode.ShouldBe(ConversationMode.Ended);
    }

    [Fact]
    public async Task Without_a_summary_or_with_another_outcome_nothing_ends()
    {
        var id = await TakenAsync("여권 재발급하려면 뭐가 필요해요?");
        var closing = Site.Get<ConsultationClosing>();

        (await closing.CloseAsync(id, Kim, new("other", HandoverOutcome.Answered, " "), Stop)).Refusal!.Code.ShouldBe("summary-needed");
        (await closing.CloseAsync(id, Kim, new("other", HandoverOutcome.Withdrawn, "요약"), Stop)).Refusal!.Code.ShouldBe("outcome-needed");
        (await closing.CloseAsync(id, Lee, new("other", HandoverOutcome.Answered, "요약"), Stop)).Refusal!.Code.ShouldBe("conversation-not-yours");

        (await Site.ConversationAsync(id)).Mode.ShouldBe(ConversationMode.Counsellor);
    }

    private async Task<Guid> TakenAsync(string said)
    {
        var id = await OpenAsync();
        await PressAsync(id, "person");
        await TellAsync(id, said);
        (await Site.Get<CounsellorDesk>().TakeAsync(id, Kim, Stop)).Succeeded.ShouldBeTrue();
        return id;
    }

    private async Task<SheetForm> FormAsync(Guid id) => new SheetReader(ReportKinds.Shipped)
        .Read((await Site.TurnsAsync(id)).Where(t => t is { Author: TurnAuthor.Citizen, Body: TextBody }).Select(t => new Spoken(((TextBody)t.Body).Text, t.At)))
        .With(await Site.Get<SheetDesk>().ReadAsync(id, Stop));
}

public sealed class SqliteConsultationTests(Sites sites) : ConsultationConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresConsultationTests(Sites sites) : ConsultationConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
