using Haechi.Signals.Networks;

namespace Haechi.Signals.Control.Webster;

/// <summary>Makes what the platoon model needs of plans: when lanes pass, and how movements leave.</summary>
internal static class Platoons
{
    // Robertson's dispersion; SUMO's drivers and those of a street with one speed limit spread little.
    private const double Spread = 0.2, Lead = 0.8;

    /// <summary>For each second of the cycle, vehicles that a lane lets pass.</summary>
    public static double[] Passing(LaneFlow lane, PlanFrame frame)
    {
        var passing = new double[frame.Plan.Cycle];
        for (var phase = 0; phase < frame.Plan.Greens.Count; phase++)
        {
            var begin = frame.BeginOf(phase);
            for (var t = 0; t < frame.Plan.Greens[phase]; t++)
                passing[begin + t] = lane.Pass[phase];
            var before = lane.Pass[(phase + lane.Pass.Length - 1) % lane.Pass.Length];
            for (var t = 1; t <= frame.Between[phase]; t++)
                passing[(begin - t + passing.Length) % passing.Length] = Math.Min(before, lane.Pass[phase]);
        }
        return passing;
    }

    /// <summary>How the vehicles of a movement come to the next stop line, by the seconds of the cycle that they leave in.</summary>
    public static double[] Profile(SignalJunction junction, Movement movement, double vehicles, PlanFrame frame, double seconds)
    {
        var (cycle, left) = (frame.Plan.Cycle, Leaving(junction, movement, frame));
        var (shift, share) = ((int)Math.Round(Lead * seconds) % cycle, 1 / (1 + Spread * Lead * seconds));
        var (arrivals, at) = (new double[cycle], 0.0);
        for (var t = 0; t < 4 * cycle; t++)
        {
            at += share * (left[t % cycle] - at);
            arrivals[(t + shift) % cycle] = at * vehicles;
        }
        return arrivals;
    }

    /// <summary>The queue of the red first, then as they come; together one vehicle a cycle.</summary>
    private static double[] Leaving(SignalJunction junction, Movement movement, PlanFrame frame)
    {
        var (cycle, left) = (frame.Plan.Cycle, new double[frame.Plan.Cycle]);
        var greens = junction.Greens.Select(g => movement.Links.Any(l => g.State[l] is 'G' or 'g')).ToArray();
        for (var phase = 0; phase < greens.Length; phase++)
        {
            // The queue leaves in the first third of the green, twice as dense as what follows.
            for (var t = 0; greens[phase] && t < frame.Plan.Greens[phase]; t++)
                left[frame.BeginOf(phase) + t] = t * 3 < frame.Plan.Greens[phase] ? 2 : 0.8;
        }
        var sum = left.Sum();
        for (var t = 0; t < cycle; t++)
            left[t] = sum > 0 ? left[t] / sum : 1.0 / cycle;
        return left;
    }
}
