using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Filing;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Filing;

/// <summary>A confirmed report is one finding, one case with its department and its due time, one receipt; what is personal is sealed.</summary>
public abstract class ReportFilingConformance(Sites sites) : TalkSuite(sites)
{
    [Fact]
    public async Task A_report_opens_a_case_with_its_department_its_severity_and_a_due_time_in_working_hours()
    {
        var report = await FileAsync();

        var opened = await Site.CaseAsync(report.CaseId);
        (opened.Number, opened.Kind, opened.Department, opened.Severity, opened.Status)
            .ShouldBe((report.Number, "illegal-parking", "교통지도과", Severity.Alert, CaseStatus.Waiting));
        opened.Title.ShouldBe("불법 주정차 · 강남역 3번 출구 앞");
        opened.Subject.ShouldBe(report.ConversationId.ToString());
        var expected = TalkSite.MondayMorning.AddHours(4);
        opened.DueAt.ShouldBeInRange(expected, expected.AddHours(1), "four working hours after Monday ten o'clock");
        var finding = await Site.ReadAsync<RoomsDb, Platform.Rooms.Rows.FindingRow>(db => db.Findings.SingleAsync(f => f.CaseId == opened.Id, Stop));
        (finding.Kind, finding.PlaceName).ShouldBe(("illegal-parking", "강남역 3번 출구 앞"));
        finding.Evidence.ShouldNotContain("3456");
    }

    [Fact]
    public async Task Words_and_plate_are_sealed_and_opened_only_with_a_trace()
    {
        var report = await FileAsync();

        (report.Words.Ciphertext + report.Plate.Ciphertext).ShouldNotContain("3456");
        var (words, plate) = await Site.Get<ReportReader>().OpenAsync(report, Kim, Stop);

        words.ShouldContain("인도를 막고");
        plate.ShouldBe("12가3456");
        (await Site.ReadAsync<RoomsDb, int>(db => db.Audit.CountAsync(a => a.Act == PersonalDataVault.ReadAct && a.SubjectId == report.Number, Stop))).ShouldBe(1);
    }

    [Fact]
    public async Task The_yes_that_arrives_many_times_at_once_files_once()
    {
        var id = await OpenAsync();
        await TellAsync(id, Report);
        await PressAsync(id, "skip");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => i % 2 == 0 ? PressAsync(id, "confirm") : SayAsync(id, "네"))));

        answers.ShouldAllBe(a => a.Succeeded);
        var report = await Site.ReadAsync<SeoulTalkDb, ReportRow>(db => db.Reports.SingleAsync(r => r.ConversationId == id, Stop));
        (await Site.ReadAsync<RoomsDb, int>(db => db.Cases.CountAsync(c => c.Subject == id.ToString(), Stop))).ShouldBe(1);
        var turns = await Site.TurnsAsync(id);
        turns.Select(t => t.Body).OfType<ReceiptBody>().ShouldHaveSingleItem().Number.ShouldBe(report.Number);
        Words(turns).Count(w => w.Contains($"앞서 접수한 접수번호는 {report.Number}")).ShouldBe(5);
    }

    [Fact]
    public async Task Two_reports_in_one_conversation_are_two_cases()
    {
        var first = await FileAsync();

        await TellAsync(first.ConversationId, "그리고 은평구 통일로 684 앞 가로등이 꺼졌어요");
        await PressAsync(first.ConversationId, "skip");
        await PressAsync(first.ConversationId, "confirm");

        var reports = await Site.ReadAsync<SeoulTalkDb, List<ReportRow>>(db => db.Reports.Where(r => r.ConversationId == first.ConversationId).ToListAsync(Stop));
        reports.Select(r => r.Kind).Order().ShouldBe(["illegal-parking", "street-light"]);
        reports.Select(r => r.CaseId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_draft_that_lacks_its_kind_or_place_is_not_filed()
    {
        var id = await OpenAsync();
        var filing = Site.Get<ReportFiling>();

        foreach (var draft in new[] { new ReportDraft(), new ReportDraft { KindId = "pothole" }, new ReportDraft { KindId = "no-such-kind", Place = "강남역" } })
        {
            var answer = await Site.Get<Ledger>().WriteAsync<Turn>(
                async scope => await filing.FileAsync(scope, (await scope.Use<SeoulTalkDb>().Conversations.FindAsync([id], Stop))!, draft, null, Stop), Stop);
            answer.ShouldBeOfType<ReportNotFiled>();
        }

        (await Site.ReadAsync<RoomsDb, int>(db => db.Cases.CountAsync(c => c.Subject == id.ToString(), Stop))).ShouldBe(0);
    }

    [Fact]
    public async Task A_look_up_tells_where_the_report_stands_and_nothing_that_was_written()
    {
        var report = await FileAsync();
        var desk = Site.Get<CaseDesk>();

        (await StateAsync(report.Number)).ShouldBe("접수됨");
        await desk.ClaimAsync(report.CaseId, Kim, Stop);
        (await StateAsync(report.Number)).ShouldBe("담당자 확인 중");
        await desk.DecideAsync(report.CaseId, Kim, Verdict.Confirm, "현장 확인", [], Stop);
        (await StateAsync(report.Number)).ShouldBe("처리 중");
        await desk.CloseAsync(report.CaseId, Kim, Stop);
        (await StateAsync(report.Number)).ShouldBe("처리 완료");

        var stranger = await OpenAsync();
        var told = (LookupBody)(await TellAsync(stranger, report.Number))[^1].Body;
        (told.Found, told.Number).ShouldBe((true, report.Number));
        told.Text.ShouldNotContain("3456");
        told.Text.ShouldNotContain("강남역");
        ((LookupBody)(await TellAsync(stranger, "20200101-ABC123"))[^1].Body).Found.ShouldBeFalse();
    }

    [Fact]
    public async Task A_report_that_was_dismissed_says_so()
    {
        var report = await FileAsync();
        await Site.Get<CaseDesk>().ClaimAsync(report.CaseId, Kim, Stop);

        await Site.Get<CaseDesk>().DecideAsync(report.CaseId, Kim, Verdict.Dismiss, "허가 차량", [], Stop);

        (await StateAsync(report.Number)).ShouldBe("처리하지 않음");
    }

    private async Task<string> StateAsync(string number) =>
        (await Site.Get<Ledger>().WriteAsync<ReceiptStatus?>(scope => ReceiptLookup.FindAsync(scope, number, "ko", Stop), Stop)).ShouldNotBeNull().State;
}

public sealed class SqliteReportFilingTests(Sites sites) : ReportFilingConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresReportFilingTests(Sites sites) : ReportFilingConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
