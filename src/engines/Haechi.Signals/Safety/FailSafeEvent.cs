namespace Haechi.Signals.Safety;

/// <summary>What makes a junction leave its controller for its fixed plan.</summary>
public enum FaultKind
{
    /// <summary>A lane's detector is silent.</summary>
    Detector,

    /// <summary>A lane's detector gives what can't be: no number, negative, more vehicles than fit.</summary>
    Counts,

    /// <summary>Nothing at all comes from the junction's detectors.</summary>
    Feed,

    /// <summary>The controller failed, answered with a phase that isn't there, or took longer than it may.</summary>
    Planner,

    /// <summary>The clock jumped.</summary>
    Clock,
}

/// <summary>A junction went to its fixed plan, or a fault is over.</summary>
/// <param name="Junction">Name of the signal.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Since">Seconds of the day when it was noticed.</param>
/// <param name="Why">For people, in English.</param>
/// <param name="Ended">Seconds of the day when the fault was over and trusted to be; null while it lasts.</param>
public sealed record FailSafeEvent(string Junction, FaultKind Kind, double Since, string Why, double? Ended);
