using Haechi.Signals.Control;

namespace Haechi.Signals.Safety;

/// <summary>Whether what the detectors of a junction say can be believed.</summary>
internal static class SensorHealth
{
    /// <summary>Seconds after which a detector without a reading counts as silent.</summary>
    public const double SilentAfter = 5;

    private const float FastestSpeed = 100;

    /// <summary>What is wrong, if anything. Lanes that can't be believed are marked as not seen.</summary>
    /// <param name="view">What is known of the junction.</param>
    /// <param name="now">Seconds.</param>
    /// <param name="name">Gives the name of a lane by its number.</param>
    public static (FaultKind Kind, string Why)? Judge(JunctionView view, double now, Func<int, string> name)
    {
        (FaultKind, string)? fault = null;
        var silent = 0;
        for (var i = 0; i < view.Lanes.Count; i++)
        {
            var lane = view.Lanes[i];
            var quiet = now - lane.ReadAt > SilentAfter;
            var odd = quiet ? null : Odd(lane);
            lane.IsSeen = !quiet && odd is null;
            silent += quiet ? 1 : 0;
            if (quiet)
                fault ??= (FaultKind.Detector, $"the detector of lane {name(lane.Lane)} is silent");
            else if (odd is not null)
                fault ??= (FaultKind.Counts, $"the detector of lane {name(lane.Lane)} gives {odd}");
        }
        return silent > 1 && silent == view.Lanes.Count ? (FaultKind.Feed, "nothing comes from the junction's detectors") : fault;
    }

    private static string? Odd(LaneView lane)
    {
        if (lane.Count < 0 || lane.Queue < 0 || !float.IsFinite(lane.Rate) || lane.Rate < 0)
            return "a count that is no number or negative";
        if (lane.Count > lane.Most || lane.Queue > lane.Most)
            return $"{Math.Max(lane.Count, lane.Queue)} vehicles where {lane.Most} fit";
        foreach (var vehicle in lane.Vehicles)
        {
            if (!float.IsFinite(vehicle.Distance) || !float.IsFinite(vehicle.Arrival) || !(Math.Abs(vehicle.Speed) <= FastestSpeed))
                return "a place or speed that can't be";
        }
        return null;
    }
}
