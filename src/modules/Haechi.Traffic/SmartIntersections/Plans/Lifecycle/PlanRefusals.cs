using Haechi.Kernel;

namespace Haechi.Traffic.SmartIntersections.Plans.Lifecycle;

/// <summary>Every reason for which a plan doesn't go on.</summary>
internal static class PlanRefusals
{
    public static Refusal WrongState(PlanStatus status) => Refusals.Of("plan-wrong-state",
        $"지금 상태({PlanWords.Ko(status)})에서는 할 수 없습니다.", $"A plan that is {PlanWords.En(status)} does not allow this.",
        "화면을 새로 고쳐 현재 상태를 확인해 주세요.", "Reload the page to see where it stands.");

    public static Refusal TrialFirst() => Refusals.Of("plan-trial-first",
        "현재 판(版)의 모의실험이 끝나지 않았습니다.", "This revision has not been simulated to its end.",
        "모의실험을 마친 뒤 진행해 주세요.", "Let the simulation finish first.");

    public static Refusal OldTrial(int revision, int current) => Refusals.Of("plan-old-trial",
        $"{revision}판의 모의실험 결과입니다. 현재는 {current}판입니다.", $"The trial is of revision {revision}; the plan is at {current}.",
        "현재 판으로 다시 모의실험해 주세요.", "Simulate the present revision.");

    public static Refusal NotApproved() => Refusals.Of("plan-not-approved",
        "경찰이 승인한 계획만 적용할 수 있습니다.", "Only a plan that the police approved can be deployed.",
        "먼저 승인을 받아 주세요.", "Have it approved first.");
}
