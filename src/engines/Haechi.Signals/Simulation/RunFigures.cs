namespace Haechi.Signals.Simulation;

/// <summary>What one run showed.</summary>
/// <param name="Controller">Who steered.</param>
/// <param name="Seed">Seed of the simulator.</param>
/// <param name="MeanDelay">Mean over all loaded vehicles of time loss and departure delay, in seconds; who never arrived counts with what was lost so far.</param>
/// <param name="MeanDuration">Mean time under way of those that arrived, in seconds.</param>
/// <param name="Vehicles">Vehicles that were loaded.</param>
/// <param name="Arrived">Vehicles that arrived.</param>
/// <param name="Waiting">Vehicles that were never let in.</param>
/// <param name="Teleports">Vehicles that the simulator moved away; always 0, it is told not to.</param>
/// <param name="MaxQueue">Most standing vehicles before one stop line, on its lane.</param>
/// <param name="Decisions">Decisions that were made.</param>
/// <param name="DecisionP99Ms">99th percentile of the time that one decision took, in milliseconds.</param>
/// <param name="WallSeconds">Time that the run took.</param>
public sealed record RunFigures(
    string Controller, int Seed, double MeanDelay, double MeanDuration, int Vehicles, int Arrived, int Waiting, int Teleports, int MaxQueue, int Decisions,
    double DecisionP99Ms, double WallSeconds);
