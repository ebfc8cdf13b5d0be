using Haechi.Signals.Networks;

namespace Haechi.Signals.Control.Planning;

/// <summary>How many vehicles a second leave each lane while a phase is green.</summary>
internal static class Discharge
{
    /// <summary>Vehicles a second of one lane without hindrance. A headway of 1.9 s is usual for cities.</summary>
    private const float Saturation = 0.53f;

    /// <summary>Vehicles that meet a yielding movement for each gap that it loses.</summary>
    private const float GapsLost = 3;

    /// <summary>Seconds of green without movement after which a lane counts as blocked.</summary>
    private const int BlockedAfter = 6;

    /// <summary>What is left of the rate of a blocked lane where only some of its movements go without yielding.</summary>
    private const float BlockedRest = 0.1f;

    /// <summary>Fewest vehicles a second of a movement that yields.</summary>
    private const float YieldingLeast = 0.08f;

    /// <summary>Fills the rates of all phases, phase after phase, each <paramref name="width"/> wide.</summary>
    public static void Fill(JunctionView view, int width, Span<float> rates)
    {
        rates.Clear();
        for (var phase = 0; phase < view.Junction.Greens.Count; phase++)
        {
            var state = view.Junction.Greens[phase].State;
            for (var lane = 0; lane < view.Lanes.Count; lane++)
                rates[phase * width + lane] = OfLane(view, view.Lanes[lane], state);
        }
    }

    private static float OfLane(JunctionView view, LaneView lane, string state)
    {
        var (sum, shares, blocked, isBlocked) = (0f, 0f, 0f, lane.Stuck >= BlockedAfter);
        foreach (var link in lane.Links)
        {
            var share = view.Junction.Links[link]!.Turn == 's' ? 3f : 1f;
            var rate = isBlocked && state[link] == 'g' ? 0 : OfLink(view, link, state);
            shares += share;
            sum += share * rate;
            blocked += rate == 0 ? share : 0;
        }
        // One vehicle that may not go holds up those behind it.
        var free = 1 - blocked / shares;
        return sum / shares * free * (isBlocked && Yields(lane, state) ? BlockedRest : 1);
    }

    private static bool Yields(LaneView lane, string state)
    {
        foreach (var link in lane.Links)
        {
            if (state[link] == 'g')
                return true;
        }
        return false;
    }

    private static float OfLink(JunctionView view, int link, string state)
    {
        if (state[link] is not ('G' or 'g') || view.Room[link] < 1)
            return 0;
        if (state[link] == 'G')
            return Saturation;
        var meeting = 0f;
        foreach (var lane in view.Lanes)
        {
            if (Meets(view.Junction, lane, link, state))
                meeting += lane.Vehicles.Count;
        }
        return Math.Max(YieldingLeast, Saturation / (1 + meeting / GapsLost));
    }

    private static bool Meets(SignalJunction junction, LaneView lane, int link, string state)
    {
        foreach (var other in lane.Links)
        {
            if (state[other] == 'G' && junction.Meeting[link][other])
                return true;
        }
        return false;
    }
}
