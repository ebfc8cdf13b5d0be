using Haechi.Kernel;

namespace Haechi.Traffic.SmartIntersections.Live;

/// <summary>What the live mode refuses.</summary>
internal static class LiveRefusals
{
    public static Refusal NotRunning { get; } = Refusals.Of("live-not-running", "모의 거리가 돌고 있지 않습니다.", "The streets do not run.", "시작될 때까지 기다리거나 다시 시작해 주세요.", "Wait until they have started, or start again.");

    public static Refusal Unknown(string what) => Refusals.Of("live-unknown", $"'{what}'을(를) 알 수 없습니다.", $"There is no '{what}'.", "화면의 목록에서 골라 주세요.", "Choose one of those on the page.");
}
