namespace Haechi.Traffic.SmartIntersections.Plans.Lifecycle;

/// <summary>Where a signal plan stands on its way to the street.</summary>
internal enum PlanStatus
{
    /// <summary>계산됨: computed, not yet simulated.</summary>
    Proposed,

    /// <summary>모의실험 완료: before and after were simulated.</summary>
    Simulated,

    /// <summary>검토 중: the police have it.</summary>
    Submitted,

    /// <summary>수정됨: the police changed it; it must be simulated again before anybody decides.</summary>
    Amended,

    /// <summary>승인: a police officer approved exactly this revision.</summary>
    Approved,

    /// <summary>반려: refused, with a reason.</summary>
    Refused,

    /// <summary>적용 중: in force and watched.</summary>
    Deployed,

    /// <summary>유지: in force; the watch ended without harm.</summary>
    Kept,

    /// <summary>복귀: taken out of force; the previous plan is back.</summary>
    Returned,

    /// <summary>교체: a later plan took its place.</summary>
    Replaced,
}
