using Haechi.Kernel.Cases;
using Haechi.Platform.Cases;

namespace Haechi.CitizenServices.SeoulTalk.Filing;

/// <summary>
/// Refers a report to its department (부서 이송). No petition system is connected: the referral is the audited record on
/// the case itself, which the department filters on the case desk, and the outcome says so.
/// </summary>
internal sealed class ReferralCarrier : IActionCarrier
{
    public const string ActionKind = "refer-department";

    public string Kind => ActionKind;

    public Task<CarryResult> CarryAsync(Case subject, CaseAction action, CancellationToken cancellationToken) =>
        Task.FromResult(new CarryResult(true, $"{action.Order.Target}에 이송 기록(사건함에서 확인, 외부 민원시스템 미연동)"));

    public Task<CarryResult> UndoAsync(Case subject, CaseAction action, CancellationToken cancellationToken) =>
        Task.FromResult(new CarryResult(true, $"{action.Order.Target} 이송을 거두어들임"));
}
