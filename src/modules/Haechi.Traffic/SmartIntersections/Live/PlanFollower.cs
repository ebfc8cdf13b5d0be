using Haechi.Signals.Control;
using Haechi.Traffic.SmartIntersections.Plans.Deployment;

namespace Haechi.Traffic.SmartIntersections.Live;

/// <summary>Steers a live street as the town's controllers are programmed. What they follow may change while it runs; the street's heads and envelopes make the change safe.</summary>
internal sealed class PlanFollower : ISignalController
{
    private volatile StreetPrograms _programs = StreetPrograms.Follow([], LiveTwin.Timing);

    public string Name => "plan";

    public bool FollowsClock => true;

    public int Choose(JunctionView view) => _programs.Choose(view);

    /// <summary>From the next decision on these programs are followed; signals that are not named follow their own plan.</summary>
    public void Follow(IReadOnlyList<SignalProgram> programs) => _programs = StreetPrograms.Follow(programs, LiveTwin.Timing);
}
