using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel;
using Haechi.Kernel.Cases;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.SeoulTalk.Filing;

/// <summary>How a report stands, for whoever holds its receipt number. Shows no words, place, plate or person.</summary>
internal static class ReceiptLookup
{
    private static readonly LocalizedText Waiting = new("접수됨", "Received");
    private static readonly LocalizedText Claimed = new("담당자 확인 중", "Being looked at");
    private static readonly LocalizedText Confirmed = new("처리 중", "In progress");
    private static readonly LocalizedText Done = new("처리 완료", "Done");
    private static readonly LocalizedText Dismissed = new("처리하지 않음", "Not acted on");

    public static async Task<ReceiptStatus?> FindAsync(LedgerScope scope, string number, string language, CancellationToken cancellationToken)
    {
        var reports = scope.Use<SeoulTalkDb>().Reports;
        if (await reports.AsNoTracking().FirstOrDefaultAsync(r => r.Number == number, cancellationToken) is not { } report
            || await scope.Use<RoomsDb>().LoadCaseAsync(report.CaseId, cancellationToken) is not { } subject)
        {
            return null;
        }

        var kind = ReportKinds.Shipped.Find(subject.Kind);
        var reply = subject.Actions.LastOrDefault(a => a.Order.Kind == ReplyCarrier.ActionKind && a.Status == ActionStatus.Succeeded);
        return new ReceiptStatus(
            StateOf(subject).For(language),
            kind?.Name.For(language) ?? subject.Kind,
            kind?.Department.For(language) ?? subject.Department,
            subject.OpenedAt,
            subject.DueAt,
            reply?.Order.Content);
    }

    private static LocalizedText StateOf(Case subject) => subject.Status switch
    {
        CaseStatus.Waiting => Waiting,
        CaseStatus.Claimed => Claimed,
        _ when subject.Decisions[^1].Verdict == Verdict.Dismiss => Dismissed,
        CaseStatus.Decided => Confirmed,
        _ => Done,
    };
}
