namespace Haechi.Signals.Simulation.Live;

/// <summary>A vehicle as it is now.</summary>
/// <param name="Lane">Number of its lane in the network; lanes within junctions too.</param>
/// <param name="Position">Metres from the beginning of the lane.</param>
/// <param name="Speed">Metres a second.</param>
/// <param name="IsEmergency">Whether it is an emergency vehicle (긴급차량).</param>
public readonly record struct LiveVehicle(int Lane, float Position, float Speed, bool IsEmergency);

/// <summary>A signal as it is now.</summary>
/// <param name="Shown">What it shows, a letter a link.</param>
/// <param name="IsSafe">True while it is on its fixed plan because something failed.</param>
/// <param name="HasEmergency">True while an emergency vehicle has its green.</param>
public readonly record struct LiveSignal(string Shown, bool IsSafe, bool HasEmergency);

/// <summary>The street after a second.</summary>
/// <param name="Now">Seconds of the scenario's day.</param>
/// <param name="Vehicles">Everybody on the network.</param>
/// <param name="Signals">In the network's order.</param>
/// <param name="Departed">Vehicles that came in during this second.</param>
/// <param name="Waiting">Vehicles that find no room to come in.</param>
/// <param name="LostSeconds">What all of them lost in this second against driving at the limit, waiting outside counted whole.</param>
public sealed record LiveFrame(double Now, IReadOnlyList<LiveVehicle> Vehicles, IReadOnlyList<LiveSignal> Signals, int Departed, int Waiting, double LostSeconds)
{
    /// <summary>Vehicles that stand (below 0.1 m/s).</summary>
    public int Standing => Vehicles.Count(v => v.Speed < 0.1f);
}
