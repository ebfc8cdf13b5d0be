using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;

namespace Haechi.Console.Pages.StyleGuide;

/// <summary>A made-up case for the style guide.</summary>
internal sealed record GuideCase(
    string Number, string Title, string Place, string Department, Severity Severity, CaseStatus Status, int MinutesAgo, int DueInMinutes, string? Assignee);

/// <summary>Made-up material for the style guide.</summary>
internal static class GuideSamples
{
    public static readonly IReadOnlyList<GuideCase> Cases =
    [
        new("서울톡-2026-000412", "강남역 3번 출구 앞 보도를 막은 불법 주정차 차량", "강남구 역삼동 826", "강남구 교통민원과", Severity.Caution, CaseStatus.Waiting, 3, 117, null),
        new("서울톡-2026-000411", "을지로 지하상가 입구 천장에서 물이 새고 타일이 떨어짐", "중구 을지로2가", "중구 건설관리과", Severity.Alert, CaseStatus.Claimed, 12, 48, "박서연"),
        new("서울톡-2026-000409", "한강공원 자전거도로에 지름 50cm 정도의 구멍", "영등포구 여의도동", "미래한강본부", Severity.Alert, CaseStatus.Waiting, 26, -14, null),
        new("서울톡-2026-000405", "가로등이 사흘째 꺼져 있어 골목이 어두움", "관악구 신림동 1432", "관악구 도로과", Severity.Watch, CaseStatus.Decided, 95, 900, "이도윤"),
        new("서울톡-2026-000398", "무단 투기된 대형 폐기물", "마포구 연남동 240", "마포구 자원순환과", Severity.Watch, CaseStatus.Claimed, 180, 1260, "박서연"),
        new("서울톡-2026-000377", "공사장 가림막이 기울어 보행자 쪽으로 넘어질 위험", "성동구 성수동2가", "성동구 건축과", Severity.Critical, CaseStatus.Closed, 1500, -1200, "김하준"),
    ];

    public static readonly IReadOnlyList<double> Hours = [4, 3, 2, 2, 1, 3, 7, 14, 22, 31, 28, 25, 19, 24, 27, 33, 29, 36, 30, 21, 14, 11, 8, 6];

    public static readonly IReadOnlyList<double> Days = [61, 64, 58, 66, 71, 69, 74, 78, 75, 81, 79, 84, 86, 88];
}
