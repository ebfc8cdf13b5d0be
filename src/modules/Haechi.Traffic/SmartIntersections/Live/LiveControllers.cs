using Haechi.Kernel;
using Haechi.Signals.Control;
using Haechi.Signals.Safety;

namespace Haechi.Traffic.SmartIntersections.Live;

/// <summary>The controllers between which the live mode switches.</summary>
internal static class LiveControllers
{
    /// <summary>Id of the one that follows what was deployed.</summary>
    public const string PlanInForce = "plan";

    /// <summary>Id and name.</summary>
    public static IReadOnlyList<(string Id, LocalizedText Name)> All { get; } =
    [
        ("fixed", new("고정 신호 계획", "Fixed plan")),
        (PlanInForce, new("시행 중인 계획", "Plan in force")),
        ("maxpressure", new("최대 압력(MaxPressure)", "Max pressure")),
        ("maxwave", new("최대 대기(MaxWave)", "Max wave")),
        ("haechi", new("해치 예측 제어", "Haechi, predictive")),
    ];

    /// <summary>The name of one.</summary>
    public static string NameOf(string id) => All.Single(c => c.Id == id).Name.ToString();

    /// <summary>Makes one; null for the fixed plan. <paramref name="follower"/>: who steers by the plan in force.</summary>
    public static ISignalController? Make(string id, SignalTiming timing, PlanFollower follower) => id switch
    {
        PlanInForce => follower,
        "maxpressure" => new MaxPressure(),
        "maxwave" => new MaxWave(),
        "haechi" => new PredictiveController(timing),
        _ => null,
    };
}
