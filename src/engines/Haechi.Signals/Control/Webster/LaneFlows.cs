using Haechi.Signals.Networks;

namespace Haechi.Signals.Control.Webster;

/// <summary>One lane before a stop line: how many come, and how many each phase lets pass.</summary>
/// <param name="Road">Road that it belongs to.</param>
/// <param name="Rate">Vehicles a second.</param>
/// <param name="Pass">For each green phase, vehicles a second while it is green; 0 when it is red.</param>
internal sealed record LaneFlow(string Road, double Rate, double[] Pass);

/// <summary>Spreads counted movements over the lanes that serve them, and finds what each phase lets pass.</summary>
internal static class LaneFlows
{
    // Gap acceptance of vehicles that give way: the gap that one needs, and what the next one needs besides (s).
    private const double Gap = 5, FollowUp = 2.5;
    private const double Sneak = 0.05, Blocked = 0.03;
    private const int Parts = 20;

    public static List<LaneFlow> Of(RoadNetwork network, SignalJunction junction, IEnumerable<(Movement Movement, double Rate)> counts, WebsterSettings settings)
    {
        var rates = new double[junction.Links.Count];
        var load = new Dictionary<int, double>();
        // Movements with least choice first; the others fill up the lanes beside them.
        foreach (var (movement, rate) in counts.OrderBy(c => c.Movement.Links.Count))
        {
            for (var part = 0; part < Parts; part++)
            {
                var link = movement.Links.MinBy(l => load.GetValueOrDefault(junction.Links[l]!.From));
                var lane = junction.Links[link]!.From;
                (rates[link], load[lane]) = (rates[link] + rate / Parts, load.GetValueOrDefault(lane) + rate / Parts);
            }
        }
        return [.. junction.Links.OfType<SignalLink>().Where(l => !l.IsCrossing).GroupBy(l => l.From)
            .Select(g => new LaneFlow(network.Lanes[g.Key].Road, load.GetValueOrDefault(g.Key), [.. junction.Greens.Select(p => Pass(junction, [.. g], rates, p.State, settings))]))];
    }

    /// <summary>The harmonic mean over who wants to pass: one who may not holds up the others of the lane.</summary>
    private static double Pass(SignalJunction junction, SignalLink[] lane, double[] rates, string state, WebsterSettings settings)
    {
        if (!lane.Any(l => state[l.Index] is 'G' or 'g'))
            return 0;
        var sum = lane.Sum(l => rates[l.Index]);
        // Where nobody was counted, all movements count alike.
        var seconds = lane.Sum(l => (sum > 0 ? rates[l.Index] / sum : 1.0 / lane.Length) / Pass(junction, l, rates, state, settings));
        return 1 / seconds;
    }

    private static double Pass(SignalJunction junction, SignalLink link, double[] rates, string state, WebsterSettings settings)
    {
        if (state[link.Index] is not ('G' or 'g'))
            return Blocked;
        var free = settings.Saturation * char.ToLowerInvariant(link.Turn) switch { 's' => 1, 'l' => 0.95, 'r' => 0.85, 't' => 0.7, _ => 0.9 };
        if (state[link.Index] == 'G')
            return free;
        var against = 0.0;
        for (var other = 0; other < state.Length; other++)
            against += state[other] == 'G' && junction.Meeting[link.Index][other] ? rates[other] : 0;
        if (against <= 0)
            return free;
        // Those against come within their green, not all the cycle long; half of it is the rough figure.
        var flow = Math.Min(2 * against, 1.5);
        return Math.Clamp(flow * Math.Exp(-flow * Gap) / (1 - Math.Exp(-flow * FollowUp)), Math.Min(Sneak, free), free);
    }
}
