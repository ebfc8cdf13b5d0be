using Haechi.Signals.Control;
using Haechi.Signals.Networks;

namespace Haechi.Signals.Safety;

/// <summary>
/// Ends a green at its maximum (최대녹색) when somebody waits for another phase, whatever the controller would rather do. Where nobody else waits, a green
/// may go on: ending it would help no one. Plans that follow the clock have greens of their own and are not cut.
/// </summary>
internal sealed class GreenLimit(SignalJunction junction, SignalTiming timing)
{
    private readonly double[] _most = [.. junction.Greens.Select(timing.MaximumOf)];

    /// <summary>The phase that must come now: the next of the plan's that serves somebody who has red; null while the green may go on.</summary>
    public int? Next(JunctionView view)
    {
        if (view.Elapsed < _most[view.Phase])
            return null;
        for (var step = 1; step < _most.Length; step++)
        {
            var phase = (view.Phase + step) % _most.Length;
            foreach (var lane in view.Lanes)
            {
                if (lane.Count > 0 && Serves(phase, lane) && !Serves(view.Phase, lane))
                    return phase;
            }
        }
        return null;
    }

    private bool Serves(int phase, LaneView lane)
    {
        foreach (var link in lane.Links)
        {
            if (junction.Greens[phase].State[link] is 'G' or 'g')
                return true;
        }
        return false;
    }
}
