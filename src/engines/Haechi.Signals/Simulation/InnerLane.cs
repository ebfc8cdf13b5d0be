using Haechi.Signals.Networks;

namespace Haechi.Signals.Simulation;

/// <summary>A part of a movement's way within its junction.</summary>
/// <param name="Lane">Number of the lane.</param>
/// <param name="Link">Place of the movement in the signal's state.</param>
/// <param name="IsFirst">Whether it begins at the stop line.</param>
/// <param name="ToExit">Metres from its begin to where the junction ends.</param>
internal readonly record struct InnerLane(int Lane, int Link, bool IsFirst, double ToExit)
{
    private const float VehicleLength = 5;

    /// <summary>Metres per second squared at which a vehicle gets faster that has seen its way free.</summary>
    private const float Acceleration = 2.2f;

    /// <summary>Seconds that one needs to move off that stands.</summary>
    private const float MovesOff = 0.5f;

    /// <summary>The parts of all movements that a signal rules.</summary>
    public static IEnumerable<InnerLane> Of(RoadNetwork network, int signal)
    {
        var onward = network.Connections.Where(c => c.Via >= 0).ToLookup(c => c.From, c => c.Via);
        foreach (var way in network.Connections.Where(c => c.Signal == signal && c.Via >= 0))
        {
            var lanes = new List<int>();
            for (var lane = way.Via; lane >= 0 && !lanes.Contains(lane); lane = onward[lane].FirstOrDefault(-1))
                lanes.Add(lane);
            for (var i = 0; i < lanes.Count; i++)
                yield return new InnerLane(lanes[i], way.Link, i == 0, lanes.Skip(i).Sum(l => network.Lanes[l].Length));
        }
    }

    /// <summary>Seconds until a vehicle on it can have left the junction with all its length.</summary>
    public float ClearsIn(float position, float speed)
    {
        var left = Math.Max(0, (float)ToExit - position) + VehicleLength;
        return (MathF.Sqrt(speed * speed + 2 * Acceleration * left) - speed) / Acceleration + (speed < 1 ? MovesOff : 0);
    }
}
