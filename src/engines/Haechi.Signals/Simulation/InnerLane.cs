using Haechi.Signals.Networks;

namespace Haechi.Signals.Simulation;

/// <summary>A part of a movement's way within its junction.</summary>
/// <param name="Lane">Number of the lane.</param>
/// <param name="Link">Place of the movement in the signal's state.</param>
/// <param name="IsFirst">Whether it begins at the stop line.</param>
/// <param name="ToExit">Metres from its begin to where the junction ends.</param>
internal readonly record struct InnerLane(int Lane, int Link, bool IsFirst, double ToExit)
{
    /// <summary>Metres that a vehicle goes on beyond the end before nobody meets its rear.</summary>
    private const float Rear = 2;

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

    /// <summary>Metres a second from which on a vehicle gets away before those who start at a stop line meet it, the sooner the faster it is.</summary>
    private const float Slow = 3;

    /// <summary>Seconds that are left out for each metre a second above <see cref="Slow"/>, and at most.</summary>
    private const float Grant = 0.9f, MostGrant = 2.7f;

    /// <summary>Seconds until a vehicle on it can have left the junction, less what those need who start only now to come to its way.</summary>
    public float ClearsIn(float position, float speed)
    {
        var left = Math.Max(0, (float)ToExit - position + Rear);
        var seconds = (MathF.Sqrt(speed * speed + 2 * Acceleration * left) - speed) / Acceleration + (speed < 1 ? MovesOff : 0);
        return Math.Max(0, seconds - Math.Clamp((speed - Slow) * Grant, 0, MostGrant));
    }
}
