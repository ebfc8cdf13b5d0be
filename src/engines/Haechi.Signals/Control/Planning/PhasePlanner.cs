using Haechi.Signals.Safety;

namespace Haechi.Signals.Control.Planning;

/// <summary>
/// Plans the phases of a junction over the next minute: of all sequences that it can follow up, the one with the least delay.
/// Time runs in seconds; sequences that reach the same second in the same phase compete, and the best few go on (beam search).
/// It remembers nothing of a junction but room to work in: one planner serves any number of junctions, one after another.
/// </summary>
internal sealed class PhasePlanner
{
    /// <summary>Seconds that are planned.</summary>
    public const int Horizon = 60;

    /// <summary>Green in seconds beyond which the plan must change: what it takes for moving may be stuck.</summary>
    private const float LongestGreen = 60;

    private readonly int _change;
    private readonly int _hold;
    private readonly PlanNodes _nodes = new();
    private readonly Prospects _prospects = new();
    private readonly Rollout _rollout;
    private double[] _least = [];

    public PhasePlanner(SignalTiming timing)
    {
        _change = (int)Math.Ceiling(timing.Yellow + timing.AllRed);
        _hold = (int)Math.Max(1, Math.Ceiling(timing.Decision));
        _rollout = new Rollout(_prospects);
    }

    /// <summary>The phase to show next.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="table">The junction's phases.</param>
    /// <param name="least">Shortest green of each phase in seconds.</param>
    public int Plan(JunctionView view, PhaseTable table, double[] least)
    {
        _least = least;
        _prospects.Draw(view, table);
        _rollout.Begin(view, table);
        _nodes.Clear(table.Phases, _rollout.Size);
        var root = _nodes.Take();
        _rollout.First(_nodes.State(root));
        _nodes.Keep(new PlanNode(root, 0, 0, view.Phase, -1, (float)view.Elapsed), 0);
        for (var second = 0; second < Horizon; second++)
        {
            for (var phase = 0; phase < table.Phases; phase++)
            {
                foreach (var node in _nodes.Of(second, phase))
                {
                    Expand(node, second, table.Phases);
                    _nodes.Give(node.State);
                }
            }
        }
        return Best(view.Phase, table.Phases);
    }

    /// <summary>What the best plan shows first; of equals the phase that is shown.</summary>
    private int Best(int shown, int phases)
    {
        var (best, least) = (shown, float.PositiveInfinity);
        for (var phase = 0; phase < phases; phase++)
        {
            foreach (var node in _nodes.Of(Horizon, phase))
            {
                if (node.Bound < least || (node.Bound == least && node.First == shown))
                    (best, least) = (node.First, node.Bound);
            }
        }
        return best;
    }

    private void Expand(PlanNode node, int second, int phases)
    {
        for (var phase = 0; phase < phases; phase++)
        {
            if (phase == node.Phase ? node.Elapsed < LongestGreen : node.Elapsed >= _least[node.Phase])
                Go(node, second, phase);
        }
    }

    private void Go(PlanNode node, int second, int phase)
    {
        var holds = phase == node.Phase;
        var begin = holds ? second : second + _change;
        var end = Math.Min(Horizon, holds ? second + _hold : begin + (int)Math.Ceiling(_least[phase]));
        // What is lost already is never won back, nor what those lose who can't move meanwhile.
        var limit = _nodes.Limit(end, phase);
        if (limit < float.PositiveInfinity && node.Cost + _rollout.Least(_nodes.State(node.State), second, end, node.Phase, phase) >= limit)
            return;
        var place = _nodes.Take();
        var state = _nodes.State(place);
        _nodes.State(node.State).CopyTo(state);
        var cost = node.Cost + (holds ? 0 : _rollout.Change(state, second, begin, node.Phase, phase, end)) + _rollout.Green(state, begin, end, phase);
        var bound = cost + _rollout.After(state, phase, end);
        if (bound < limit)
            _nodes.Keep(new PlanNode(place, cost, bound, phase, node.First < 0 ? phase : node.First, holds ? node.Elapsed + end - second : Math.Max(0, end - begin)), end);
        else
            _nodes.Give(place);
    }
}
