using Haechi.Kernel;

namespace Haechi.Traffic.SmartIntersections.Feeds.Readings;

/// <summary>Kinds of findings about detectors.</summary>
internal static class FaultKinds
{
    public const string Silent = "detector-silent";
    public const string JunctionSilent = "junction-silent";
    public const string Stuck = "detector-stuck";
    public const string Impossible = "detector-impossible";
    public const string Clock = "detector-clock";

    /// <summary>What people call them.</summary>
    public static IReadOnlyDictionary<string, LocalizedText> Names { get; } = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        [Silent] = new("감지기 끊김", "Detector silent"),
        [JunctionSilent] = new("교차로 수신 끊김", "Junction silent"),
        [Stuck] = new("감지기 값 멈춤", "Detector stuck"),
        [Impossible] = new("감지기 값 이상", "Impossible readings"),
        [Clock] = new("감지기 시계 이상", "Detector clock off"),
    };
}
