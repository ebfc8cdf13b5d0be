using Haechi.Kernel;
using Haechi.Kernel.Register;

namespace Haechi.Traffic.SmartIntersections;

/// <summary>What the service of smart intersections declares about itself.</summary>
internal static class SmartIntersectionsManifest
{
    public const string ServiceId = "smart-intersections";

    public static ServiceManifest Value { get; } = new()
    {
        Id = ServiceId,
        Name = new("AI 스마트교차로", "Smart intersections"),
        Summary = new(
            "교차로의 교통량과 대기 행렬을 읽어 신호 계획을 계산하고, 모의실험으로 전후를 비교합니다. 계획은 교통경찰이 승인해야 적용됩니다.",
            "Reads counts and queues of junctions, computes signal plans and compares before and after by simulation. A plan takes effect only when the traffic police approve it."),
        Organisation = new("서울특별시(데모)", "Seoul Metropolitan Government (demo)"),
        Department = new("교통운영과", "Traffic Operations Division"),
        Area = new("교통", "Traffic"),
        Purpose = new("교차로에서 기다리는 시간과 막힘을 줄입니다.", "Less waiting and less blocking at junctions."),
        LegalBasis = new(
            "도로교통법 제3조·제4조의2, 국가통합교통체계효율화법 제77조, 인공지능 기본법 제33조",
            "Road Traffic Act arts. 3 and 4-2; National Integrated Transport System Efficiency Act art. 77; AI Basic Act art. 33"),
        Risk = RiskClass.HighImpact,
        RiskReason = new(
            "교통시설의 운영에 쓰여 사람의 생명과 몸의 안전에 닿습니다. 신호 계획은 사람이 승인하고, 안전 규칙(상충 녹색 금지, 최소 녹색, 황색·전적색)은 제어와 따로 지킵니다.",
            "It bears on the running of traffic facilities, and so on life and limb. People approve plans, and the rules of safety (no conflicting greens, minimum green, clearance) are kept apart from the control."),
        Data = DataClass.Internal,
        Stage = ServiceStage.Building,
        Website = null,
        Models =
        [
            new("haechi-signals", "1.0", new("신호 예측 제어와 시간대별 계획(학습 모델 아님)", "Predictive signal control and time-of-day plans (not a trained model)"), "Apache-2.0"),
        ],
        RetentionDays = 365,
        Kpis =
        [
            new("delay", new("차량당 평균 지체", "Mean delay of a vehicle"), "s", 40),
            new("health", new("정상 수신 교차로", "Junctions that report"), "%", 99),
        ],
        DueWorkingDays = 5,
    };
}
