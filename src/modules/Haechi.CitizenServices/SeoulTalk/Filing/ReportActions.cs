using Haechi.Kernel;
using Haechi.Kernel.Cases;
using Haechi.Platform.Modules;

namespace Haechi.CitizenServices.SeoulTalk.Filing;

/// <summary>What officials may order on a report once they have decided.</summary>
internal static class ReportActions
{
    public static IReadOnlyList<CaseActionOption> All { get; } =
    [
        new(SeoulTalkManifest.ServiceId, ReferralCarrier.ActionKind, new("담당 부서로 이송", "Refer to the department"), Verdict.Confirm, true,
            c => c.Department, c => $"{c.Title} ({c.Number})"),
        new(SeoulTalkManifest.ServiceId, ReplyCarrier.ActionKind, new("처리 결과를 대화로 회신", "Send the result to the chat"), Verdict.Confirm, true,
            _ => "신고하신 분", c => $"신고하신 내용(접수번호 {c.Number})을 확인하여 {c.Department}에서 처리하고 있습니다. 알려 주셔서 고맙습니다."),
        new(SeoulTalkManifest.ServiceId, ReplyCarrier.ActionKind, new("처리하지 못하는 사유를 대화로 회신", "Send the reason to the chat"), Verdict.Dismiss, true,
            _ => "신고하신 분", c => $"신고하신 내용(접수번호 {c.Number})을 확인하였으나 다음과 같은 사유로 처리하기 어렵습니다. 사유: "),
    ];
}
