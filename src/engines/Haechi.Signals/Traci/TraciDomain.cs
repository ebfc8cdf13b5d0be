namespace Haechi.Signals.Traci;

/// <summary>What a TraCI command speaks of; the value is the number of its reading command.</summary>
/// <remarks>Source: SUMO's TraCI protocol description, "Commands".</remarks>
public enum TraciDomain
{
    /// <summary>An induction loop (E1 detector).</summary>
    InductionLoop = 0xa0,

    /// <summary>A signal.</summary>
    TrafficLight = 0xa2,

    /// <summary>A lane.</summary>
    Lane = 0xa3,

    /// <summary>A vehicle.</summary>
    Vehicle = 0xa4,

    /// <summary>A stretch of road between two junctions.</summary>
    Edge = 0xaa,

    /// <summary>The simulation as a whole.</summary>
    Simulation = 0xab,
}

/// <summary>Variables that this engine reads or sets.</summary>
/// <remarks>Source: SUMO's TraCI protocol description, one page for each domain.</remarks>
public static class TraciVariable
{
    /// <summary>Vehicles that entered in the last step (list of texts).</summary>
    public const byte Departed = 0x74;

    /// <summary>How many vehicles are in the network or will come.</summary>
    public const byte Expected = 0x7d;

    /// <summary>Seconds since the beginning of the simulated day.</summary>
    public const byte Time = 0x66;

    /// <summary>The lane that a vehicle is on (text).</summary>
    public const byte Lane = 0x51;

    /// <summary>Metres from the beginning of the lane.</summary>
    public const byte LanePosition = 0x56;

    /// <summary>Metres a second.</summary>
    public const byte Speed = 0x40;

    /// <summary>Class of a vehicle, such as "passenger" or "emergency" (text).</summary>
    public const byte VehicleClass = 0x49;

    /// <summary>Vehicles that wait to be let in (list of texts).</summary>
    public const byte Pending = 0x94;

    /// <summary>Milligrams of CO2 a second, by the vehicle's emission class.</summary>
    public const byte Co2 = 0x60;

    /// <summary>Seconds that a vehicle has lost since it departed, against driving undisturbed.</summary>
    public const byte TimeLoss = 0x8c;

    /// <summary>What a signal shows, a letter a link (text).</summary>
    public const byte SignalState = 0x20;
}
