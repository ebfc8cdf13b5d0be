namespace Haechi.Signals.Control;

/// <summary>Max-pressure: the phase whose movements have most vehicles before the junction and fewest behind it.</summary>
/// <remarks>Source: Varaiya 2013, "Max pressure control of a network of signalized intersections".</remarks>
public sealed class MaxPressure : ISignalController
{
    /// <inheritdoc />
    public string Name => "maxpressure";

    /// <inheritdoc />
    public int Choose(JunctionView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Greens.Best(view, static (v, lane, link) => lane.Count - v.Behind[link]);
    }
}

/// <summary>Max-wave: the phase that serves most standing and approaching vehicles.</summary>
/// <remarks>Source: Ault and Sharon 2021, "Reinforcement Learning Benchmarks for Traffic Signal Control".</remarks>
public sealed class MaxWave : ISignalController
{
    /// <inheritdoc />
    public string Name => "maxwave";

    /// <inheritdoc />
    public int Choose(JunctionView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Greens.Best(view, static (_, lane, _) => lane.Vehicles.Count);
    }
}

/// <summary>Weighs the green phases of a junction.</summary>
internal static class Greens
{
    /// <summary>The phase with the highest sum over its green lanes; of equals the one that is shown, then the first.</summary>
    public static int Best(JunctionView view, Func<JunctionView, LaneView, int, float> weight)
    {
        var (best, most) = (view.Phase, float.NegativeInfinity);
        for (var phase = 0; phase < view.Junction.Greens.Count; phase++)
        {
            var (sum, state) = (0f, view.Junction.Greens[phase].State);
            foreach (var lane in view.Lanes)
            {
                foreach (var link in lane.Links)
                {
                    if (state[link] is not ('G' or 'g'))
                        continue;
                    sum += weight(view, lane, link);
                    break;
                }
            }
            if (sum > most || (sum == most && phase == view.Phase))
                (best, most) = (phase, sum);
        }
        return best;
    }
}
