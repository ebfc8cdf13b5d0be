using Haechi.Signals.Safety;
using Haechi.Signals.Simulation.Live;

namespace Haechi.Traffic.SmartIntersections.Live;

/// <summary>How far the live mode is.</summary>
internal enum LiveState
{
    /// <summary>Nobody looks; nothing runs.</summary>
    Resting,

    /// <summary>The simulators start.</summary>
    Starting,

    Running,

    Paused,

    /// <summary>It can't run; the reason is said.</summary>
    Failed,
}

/// <summary>One of the two streets that run side by side.</summary>
internal enum LiveSide
{
    Left,
    Right,
}

/// <summary>What the page shows of one street.</summary>
/// <param name="Controller">Id of who steers.</param>
/// <param name="Frame">The street; null before its first second.</param>
/// <param name="Delay">Seconds that a vehicle loses now.</param>
/// <param name="Curve">How that went.</param>
/// <param name="Events">What failed and got well, newest first.</param>
/// <param name="Picture">Vehicles and lights as they are drawn.</param>
internal sealed record LiveStreetView(string Controller, LiveFrame? Frame, double? Delay, IReadOnlyList<DelayPoint> Curve, IReadOnlyList<FailSafeEvent> Events, LivePicture Picture)
{
    /// <summary>The plan in force, while the street follows it; null otherwise.</summary>
    public InForceView? InForce { get; init; }

    /// <summary>A street that does not run.</summary>
    public static LiveStreetView Empty(string controller) => new(controller, null, null, [], [], LivePicture.Empty);
}

/// <summary>What the page shows. Made anew at each change; never changes itself.</summary>
/// <param name="State">How far it is.</param>
/// <param name="Why">Why it failed; null otherwise.</param>
/// <param name="Speed">Simulated seconds a second.</param>
/// <param name="Streets">Left and right.</param>
internal sealed record LiveView(LiveState State, string? Why, int Speed, IReadOnlyList<LiveStreetView> Streets)
{
    public LiveStreetView this[LiveSide side] => Streets[(int)side];
}
