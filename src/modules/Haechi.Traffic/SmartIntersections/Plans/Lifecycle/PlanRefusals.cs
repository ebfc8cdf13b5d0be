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

    public static Refusal NoSuchPlan() => Refusals.Of("no-such-plan",
        "신호계획을 찾을 수 없습니다.", "There is no such plan.", "목록에서 다시 골라 주세요.", "Choose it from the list.");

    public static Refusal Changed() => Refusals.Of("plan-changed",
        "그사이 이 계획이 바뀌었습니다.", "This plan has changed meanwhile.", "바뀐 내용을 확인한 뒤 다시 시도해 주세요.", "Look at what changed, then try again.");

    public static Refusal NoCounts() => Refusals.Of("plan-no-counts",
        "고른 날짜와 시간대에 조사된 교통량이 없습니다.", "Nothing was counted on that day and in those hours.",
        "다른 날짜나 시간대를 골라 주세요.", "Choose another day or other hours.");

    public static Refusal NoJunctions() => Refusals.Of("plan-no-junctions",
        "교차로를 고르지 않았습니다.", "No junction was chosen.", "교차로를 하나 이상 골라 주세요.", "Choose at least one.");

    public static Refusal Unusable(string why) => Refusals.Of("plan-unusable",
        $"계획을 만들 수 없습니다: {why}", $"No plan can be made: {why}", "교통량과 교차로 자료를 확인해 주세요.", "Check the counts and the junctions.");

    public static Refusal AmendmentBreaksRule(string why) => Refusals.Of("plan-breaks-rule",
        $"안전 기준에 맞지 않습니다: {why}", $"It breaks a rule of safety: {why}", "최소녹색, 주기, 옵셋 범위를 확인해 주세요.", "Check minimum greens, cycle and offset.");

    public static Refusal NothingAmended() => Refusals.Of("plan-nothing-amended",
        "바뀐 값이 없습니다.", "Nothing was changed.", "값을 고친 뒤 저장해 주세요.", "Change a value, then save.");

    public static Refusal NoReason() => Refusals.Of("plan-no-reason",
        "사유가 비어 있습니다.", "The reason is empty.", "사유를 한 줄 이상 적어 주세요.", "Write at least one line.");

    public static Refusal NoTimes() => Refusals.Of("plan-no-times",
        "고칠 시간대가 없습니다.", "No time of the plan lies in that range.", "시작보다 늦은 끝 시각을 골라 주세요.", "Choose an end that is later than the beginning.");

    public static Refusal NotTaken(string why) => Refusals.Of("plan-not-taken",
        $"제어기가 지시를 받지 않았습니다: {why}", $"The controllers did not take the order: {why}",
        "제어기와 통신을 점검한 뒤 다시 시도해 주세요.", "Check the controllers and the line to them, then try again.");

    public static Refusal NothingToReturn() => Refusals.Of("plan-nothing-to-return",
        "적용 중인 계획이 아닙니다.", "This plan is not in force.", "적용 이력을 확인해 주세요.", "Look at the history.");
}
