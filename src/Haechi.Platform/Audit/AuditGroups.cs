using Haechi.Platform.Modules;

namespace Haechi.Platform.Audit;

/// <summary>Groups of the platform's own acts, in the order in which the audit page offers them. Modules add theirs.</summary>
internal static class AuditGroups
{
    public static IReadOnlyList<AuditGroup> All { get; } =
    [
        new("case.", new("사건", "Cases")),
        new("action.", new("조치", "Actions")),
        new("findings.", new("탐지 접수", "Findings taken in")),
        new("observations.", new("관측 접수", "Observations taken in")),
        new("personal-data.", new("개인정보 열람", "Personal data")),
        new("retention.", new("보존 기간 삭제", "Deletion on schedule")),
        new("account.", new("계정", "Accounts")),
        new("api-token.", new("API 토큰", "API tokens")),
        new("audit.", new("감사 기록", "Audit trail")),
        new("stream.", new("수집 스트림", "Streams")),
        new("webhook.", new("외부 전송 대상", "Receivers of deliveries")),
        new("delivery.", new("외부 전송", "Deliveries")),
        new("outbox.", new("처리하지 못한 메시지", "Messages put aside")),
    ];
}
