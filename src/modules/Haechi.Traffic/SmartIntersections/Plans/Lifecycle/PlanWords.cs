namespace Haechi.Traffic.SmartIntersections.Plans.Lifecycle;

/// <summary>The names of states in refusals and histories.</summary>
internal static class PlanWords
{
    public static string Ko(PlanStatus status) => status switch
    {
        PlanStatus.Proposed => "계산됨",
        PlanStatus.Simulated => "모의실험 완료",
        PlanStatus.Submitted => "경찰 검토 중",
        PlanStatus.Amended => "수정됨(재실험 필요)",
        PlanStatus.Approved => "승인됨",
        PlanStatus.Refused => "반려됨",
        PlanStatus.Deployed => "적용 중(관찰)",
        PlanStatus.Kept => "적용 중(유지)",
        PlanStatus.Returned => "이전 계획으로 복귀",
        _ => "새 계획으로 교체",
    };

    public static string En(PlanStatus status) => status switch
    {
        PlanStatus.Proposed => "computed",
        PlanStatus.Simulated => "simulated",
        PlanStatus.Submitted => "under review",
        PlanStatus.Amended => "amended, to be simulated again",
        PlanStatus.Approved => "approved",
        PlanStatus.Refused => "refused",
        PlanStatus.Deployed => "in force, watched",
        PlanStatus.Kept => "in force, kept",
        PlanStatus.Returned => "returned",
        _ => "replaced",
    };
}
