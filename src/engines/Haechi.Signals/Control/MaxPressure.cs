namespace Haechi.Signals.Control;

/// <summary>Max-pressure without its downstream term: the phase whose lanes have most vehicles queued before the junction.</summary>
/// <remarks>
/// Source: Varaiya 2013, "Max pressure control of a network of signalized intersections". It decides every 10 s and counts who has stood
/// within the sensors' range, as Ault and Sharon 2021 do: at 5 s and with all vehicles counted it is much weaker. The queue before the
/// next signal is left out: at a lone junction there is none, and with it a network of eight junctions jammed here.
/// </remarks>
public sealed class MaxPressure : ISignalController
{
    /// <inheritdoc />
    public string Name => "maxpressure";

    /// <inheritdoc />
    public double Pace => Greens.Pace;

    /// <inheritdoc />
    public int Choose(JunctionView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Greens.Best(view, static lane => lane.Waited);
    }
}

/// <summary>Max-wave: the phase that serves most standing and approaching vehicles near the stop line.</summary>
/// <remarks>Source: Ault and Sharon 2021, "Reinforcement Learning Benchmarks for Traffic Signal Control": a decision every 10 s, vehicles within 50 m.</remarks>
public sealed class MaxWave : ISignalController
{
    /// <summary>Metres before the stop line within which it counts.</summary>
    private const float Reach = 50;

    /// <inheritdoc />
    public string Name => "maxwave";

    /// <inheritdoc />
    public double Pace => Greens.Pace;

    /// <inheritdoc />
    public int Choose(JunctionView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Greens.Best(view, static lane => lane.Vehicles.Count(v => v.Distance <= Reach));
    }
}

/// <summary>Weighs the green phases of a junction.</summary>
internal static class Greens
{
    /// <summary>Seconds between two decisions of the published controllers.</summary>
    public const double Pace = 10;

    /// <summary>The phase with the highest sum over its green lanes; of equals the one that is shown, then the first.</summary>
    public static int Best(JunctionView view, Func<LaneView, float> weight)
    {
        var (best, most) = (view.Phase, float.NegativeInfinity);
        for (var phase = 0; phase < view.Junction.Greens.Count; phase++)
        {
            var (sum, state) = (0f, view.Junction.Greens[phase].State);
            foreach (var lane in view.Lanes)
                sum += IsServed(lane, state) ? weight(lane) : 0;
            if (sum > most || (sum == most && phase == view.Phase))
                (best, most) = (phase, sum);
        }
        return best;
    }

    private static bool IsServed(LaneView lane, string state)
    {
        foreach (var link in lane.Links)
        {
            if (state[link] is 'G' or 'g')
                return true;
        }
        return false;
    }
}
