using Haechi.Signals.Control;
using Haechi.Signals.Control.Webster;
using Haechi.Signals.Safety;

namespace Haechi.Traffic.SmartIntersections.Plans.Deployment;

/// <summary>Steers a network as its controllers are programmed: who has a time-of-day plan follows it, all others their own.</summary>
internal sealed class StreetPrograms : ISignalController
{
    private readonly Dictionary<string, PlanController> _plans;
    private readonly OwnPlan _own;

    private StreetPrograms(IEnumerable<SignalProgram> programs, SignalTiming timing)
    {
        _own = new OwnPlan(timing);
        _plans = programs.Where(p => p.Plan is not null).ToDictionary(p => p.Signal, p => new PlanController(p.Plan!, timing, _own), StringComparer.Ordinal);
    }

    public string Name => "street";

    public bool FollowsClock => true;

    public int Choose(JunctionView view) => _plans.TryGetValue(view.Junction.Id, out var plan) ? plan.Choose(view) : _own.Choose(view);

    /// <summary>Null when every signal follows its own plan: then the simulator shows it as it is.</summary>
    public static ISignalController? Of(IReadOnlyList<SignalProgram> programs, SignalTiming timing) =>
        programs.Any(p => p.Plan is not null) ? new StreetPrograms(programs, timing) : null;

    /// <summary>Steers every signal, those that follow their own plan too.</summary>
    public static StreetPrograms Follow(IReadOnlyList<SignalProgram> programs, SignalTiming timing) => new(programs, timing);

    /// <summary>A plan cut into one program for each signal.</summary>
    public static IReadOnlyList<SignalProgram> Cut(DayPlan plan, IEnumerable<string> signals) => [.. signals
        .Where(s => plan.Slices.All(slice => slice.Plans.Any(p => p.Junction == s)))
        .Select(s => new SignalProgram(s, new DayPlan([.. plan.Slices.Select(slice => slice with { Plans = [.. slice.Plans.Where(p => p.Junction == s)] })])))];

    /// <summary>What is followed when some programs are put over others.</summary>
    public static IReadOnlyList<SignalProgram> Over(IReadOnlyList<SignalProgram> below, IReadOnlyList<SignalProgram> above) =>
        [.. below.Where(b => above.All(a => a.Signal != b.Signal)).Concat(above).Where(p => p.Plan is not null).OrderBy(p => p.Signal, StringComparer.Ordinal)];
}
