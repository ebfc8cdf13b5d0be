using Haechi.Signals.Networks;

namespace Haechi.Signals.Control;

/// <summary>A vehicle before a stop line, as a camera or a row of detectors sees it.</summary>
/// <param name="Distance">Metres to the stop line.</param>
/// <param name="Speed">Metres a second.</param>
/// <param name="Arrival">Seconds until it would reach the stop line undisturbed.</param>
/// <param name="Share">How probably it comes to this lane, 0 to 1.</param>
public readonly record struct SeenVehicle(float Distance, float Speed, float Arrival, float Share);

/// <summary>An emergency vehicle (긴급차량) that a junction sees, once for each lane that it may come to.</summary>
/// <param name="Id">Tells one from another.</param>
/// <param name="Lane">Place of the lane among the view's lanes.</param>
/// <param name="Arrival">Seconds until it would reach the stop line undisturbed.</param>
/// <param name="Share">How probably it comes to this lane, 0 to 1.</param>
public readonly record struct SeenEmergency(string Id, int Lane, float Arrival, float Share);

/// <summary>What is known of one lane before a stop line.</summary>
public sealed record LaneView
{
    /// <summary>Number of the lane in the network.</summary>
    public required int Lane { get; init; }

    /// <summary>Places of its movements in the signal's state.</summary>
    public required IReadOnlyList<int> Links { get; init; }

    /// <summary>Vehicles within range, nearest first.</summary>
    public List<SeenVehicle> Vehicles { get; init; } = [];

    /// <summary>Whom neighbours have let go and who is not within sight yet, soonest first.</summary>
    public List<SeenVehicle> Coming { get; init; } = [];

    /// <summary>Seconds ahead for which neighbours have told who comes; 0 when they have not.</summary>
    public float Foreseen { get; set; }

    /// <summary>False when its detector is lost: then nothing is known, which is not the same as nobody there.</summary>
    public bool IsSeen { get; set; } = true;

    /// <summary>Seconds of the control's clock at which the detector last gave a reading.</summary>
    public double ReadAt { get; set; }

    /// <summary>Most vehicles that can be on the lane: more are impossible. Default: no limit.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>Vehicles that stand (below 0.1 m/s on the lane before the stop line).</summary>
    public int Queue { get; set; }

    /// <summary>Vehicles on the lane before the stop line, within range, that have stood since they came to it: the queue, those who begin to move included.</summary>
    public int Waited { get; set; }

    /// <summary>Vehicles on the lane before the stop line.</summary>
    public int Count { get; set; }

    /// <summary>For each green phase, seconds of it in which the first vehicle stood since one last moved.</summary>
    public float[] StuckIn { get; init; } = [];

    /// <summary>Parts of the lane's vehicles that take each of its movements, in the order of <see cref="Links"/>, as counted.</summary>
    public float[] Shares { get; init; } = [];

    /// <summary>Seconds of driving that the sensors see ahead.</summary>
    public float Sight { get; init; } = 12;

    /// <summary>Vehicles a second that came into range lately.</summary>
    public float Rate { get; set; }
}

/// <summary>What is known of one signalised junction when a decision is due.</summary>
public sealed record JunctionView
{
    /// <summary>The junction.</summary>
    public required SignalJunction Junction { get; init; }

    /// <summary>Its lanes before the stop lines.</summary>
    public required IReadOnlyList<LaneView> Lanes { get; init; }

    /// <summary>For each movement, vehicles that still fit on the lane behind the junction; 99 when there is room.</summary>
    public required float[] Room { get; init; }

    /// <summary>For each movement, vehicles on the lane behind the junction.</summary>
    public required int[] Behind { get; init; }

    /// <summary>Emergency vehicles within range.</summary>
    public List<SeenEmergency> Emergencies { get; init; } = [];

    /// <summary>For each movement, vehicles that stand within the junction.</summary>
    public int[] Inside { get; init; } = [];

    /// <summary>For each movement, seconds until the last vehicle within the junction is out of the way of those who start at a stop line; 0 when none is there.</summary>
    public float[] Clears { get; init; } = [];

    /// <summary>For each movement, vehicles that can wait within the junction.</summary>
    public float[] Holds { get; init; } = [];

    /// <summary>The green phase that is shown, by its place among the junction's greens.</summary>
    public int Phase { get; set; }

    /// <summary>Seconds since it is green.</summary>
    public double Elapsed { get; set; }

    /// <summary>Seconds of the day.</summary>
    public double Now { get; set; }
}

/// <summary>Chooses the next green phase of a junction.</summary>
public interface ISignalController
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>True when it follows a clock and wants to be asked every second rather than at the pace of decisions.</summary>
    bool FollowsClock => false;

    /// <summary>
    /// Seconds from one decision to the next, the yellow between two phases included. Default 0: the pace of the signals' timing
    /// (<see cref="Safety.SignalTiming.Decision"/>), counted from the green.
    /// </summary>
    double Pace => 0;

    /// <summary>The green phase to show next, by its place among the junction's greens. Asked only when a change is allowed.</summary>
    int Choose(JunctionView view);
}
