namespace Haechi.Signals.Control.Planning;

/// <summary>How vehicles move in the planner's futures. The same for all junctions.</summary>
internal static class DrivingRules
{
    /// <summary>Seconds between two vehicles that leave a queue.</summary>
    public const float Headway = 1.9f;

    /// <summary>Seconds that a queue loses before it moves.</summary>
    public const float Lost = 2;

    /// <summary>Seconds without oncoming vehicles that a driver needs who has to yield.</summary>
    public const float Gap = 4;

    /// <summary>Delay that a stop costs beside the time of standing: braking and getting back to speed, in seconds.</summary>
    public const float StopCost = 4;

    /// <summary>Seconds that a vehicle waits after the plan's end when the last phase does not serve it.</summary>
    public const float AfterWait = 12;

    /// <summary>Vehicles a second that leave a full lane behind the junction.</summary>
    public const float Drain = 0.25f;

    /// <summary>Seconds for which a lane that is full stays so.</summary>
    public const int FullFor = 10;

    /// <summary>Vehicles a second that leave a waiting place within the junction when the way is free.</summary>
    public const float SlotRate = 0.5f;

    /// <summary>Seconds from the end of green until the first within the junction has cleared it, less those of each vehicle.</summary>
    public const float ClearFirst = 1;

    /// <summary>Seconds that each vehicle within the junction needs to clear it.</summary>
    public const float ClearNext = 2;

    /// <summary>What a vehicle that does not clear the junction in time costs, in seconds: it can lock with those who come.</summary>
    public const float JamCost = 10;

    /// <summary>Spillback guard (앞막힘제어): behind the junction there must be room. A lane that is full now stays so for a while, then drains at an average pace.</summary>
    /// <param name="room">Vehicles that fit there now.</param>
    /// <param name="second">Seconds from now.</param>
    public static bool HasRoom(float room, int second) => room + Drain * Math.Max(0, second - (room < 1 ? FullFor : 0)) >= 1;

    /// <summary>Vehicles that stand within the junction on a movement.</summary>
    public static float Inside(JunctionView view, int link) => link < view.Inside.Length ? view.Inside[link] : 0;

    /// <summary>Vehicles that can wait within the junction on a movement.</summary>
    public static float Holds(JunctionView view, int link) => link < view.Holds.Length ? view.Holds[link] : 1;
}
