using Haechi.Signals.Safety;
using Haechi.Signals.Simulation.Measuring;

namespace Haechi.Signals.Simulation;

/// <summary>How a scenario is run.</summary>
public sealed record RunSettings
{
    /// <summary>The times that signals keep.</summary>
    public required SignalTiming Timing { get; init; }

    /// <summary>Seed of the simulator. Default: 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Whether the simulator shows its own window. Default: no.</summary>
    public bool WithWindow { get; init; }

    /// <summary>Whether the fixed plan is shown by this engine, so that it can give way to emergency vehicles and controllers later. Default: no, the simulator shows it.</summary>
    public bool OwnFixedPlan { get; init; }

    /// <summary>Whether emergency vehicles get their green early. Default: yes. Signals under the simulator's own fixed plan never do.</summary>
    public bool EmergencyPriority { get; init; } = true;

    /// <summary>Longest time that a controller may think about one decision. Default: none, so that runs don't depend on the machine.</summary>
    public TimeSpan? DecisionBudget { get; init; }

    /// <summary>Longest wait for one answer of the simulator. Default: 60 s.</summary>
    public TimeSpan TimeOut { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Seconds after which the simulator moves a vehicle that can't go on. Default: never.</summary>
    public int TeleportAfter { get; init; } = -1;

    /// <summary>Faults to put in. Default: none.</summary>
    public FaultInjection? Faults { get; init; }

    /// <summary>Measures by movement and quarter of an hour. Default: nobody does, and nothing more is subscribed.</summary>
    public MovementMeter? Meter { get; init; }

    /// <summary>More words for the simulator's command line. Default: none.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];
}
