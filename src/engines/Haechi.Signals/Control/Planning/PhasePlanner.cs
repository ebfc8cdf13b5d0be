using System.Numerics;
using Haechi.Signals.Safety;

namespace Haechi.Signals.Control.Planning;

/// <summary>
/// Plans the phases of one junction over the next minute: of all sequences that it can follow up, the one with the least delay.
/// Time runs in seconds; sequences that reach the same second in the same phase compete, and the best few go on (beam search).
/// </summary>
internal sealed class PhasePlanner(SignalTiming timing, double[] least)
{
    /// <summary>Seconds that are planned.</summary>
    public const int Horizon = 60;

    /// <summary>Sequences that go on from one second in one phase.</summary>
    private const int Beam = 4;

    /// <summary>Seconds that a queue loses before it moves.</summary>
    private const float StartLost = 2;

    /// <summary>Delay that a stop costs beside the time of standing: braking and getting back to speed, in seconds.</summary>
    private const float StopCost = 4;

    /// <summary>Green that nobody gets beyond while others wait: what the plan takes for moving may be stuck in the junction.</summary>
    private const float LongestGreen = 60;

    /// <summary>Seconds that a vehicle which is left over waits after the horizon.</summary>
    private const float AfterWait = 12;

    private static readonly int Lanes = Vector<float>.Count;

    private readonly int _change = (int)Math.Ceiling(timing.Yellow + timing.AllRed);
    private readonly int _hold = (int)Math.Max(1, Math.Ceiling(timing.Decision));
    private readonly List<Node>[] _open = [.. Enumerable.Range(0, Horizon + 1).Select(_ => new List<Node>())];
    private readonly Stack<float[]> _spare = new();
    private float[] _arrivals = [];
    private float[] _rates = [];
    private int _width;

    /// <summary>The phase to show next.</summary>
    public int Plan(JunctionView view)
    {
        Prepare(view);
        _open[0].Add(Root(view));
        var (best, least) = (view.Phase, float.PositiveInfinity);
        for (var second = 0; second <= Horizon; second++)
        {
            Prune(_open[second], view.Junction.Greens.Count);
            foreach (var node in _open[second])
            {
                if (second == Horizon)
                    (best, least) = node.Bound < least ? (node.First, node.Bound) : (best, least);
                else
                    Expand(node, second, view.Junction.Greens.Count);
                _spare.Push(node.State);
            }
            _open[second].Clear();
        }
        return best;
    }

    private void Prepare(JunctionView view)
    {
        var width = (view.Lanes.Count + Lanes - 1) / Lanes * Lanes;
        if (width != _width)
            (_width, _arrivals, _rates) = (width, new float[width * Horizon], new float[width * view.Junction.Greens.Count]);
        _arrivals.AsSpan().Clear();
        Discharge.Fill(view, width, _rates);
        for (var lane = 0; lane < view.Lanes.Count; lane++)
            Foresee(view.Lanes[lane], lane);
    }

    /// <summary>Those that are seen come when they come; behind them as many as came lately.</summary>
    private void Foresee(LaneView lane, int number)
    {
        var last = 0;
        foreach (var vehicle in lane.Vehicles)
        {
            if (vehicle.Arrival >= 0.5f && (int)vehicle.Arrival is var second && second < Horizon)
                (_arrivals[second * _width + number], last) = (_arrivals[second * _width + number] + vehicle.Share, Math.Max(last, second));
        }
        for (var second = Math.Max(last, Sight) + 1; second < Horizon; second++)
            _arrivals[second * _width + number] += lane.Rate;
    }

    /// <summary>Whether a lane that the phase does not serve has a queue.</summary>
    private bool SomebodyWaits(Node node)
    {
        for (var lane = 0; lane < _width; lane++)
        {
            if (node.State[lane] >= 1 && _rates[node.Phase * _width + lane] == 0)
                return true;
        }
        return false;
    }

    /// <summary>Seconds of driving that the sensors see ahead.</summary>
    private const int Sight = 12;

    private Node Root(JunctionView view)
    {
        var state = Take();
        state.AsSpan().Clear();
        for (var lane = 0; lane < view.Lanes.Count; lane++)
        {
            foreach (var vehicle in view.Lanes[lane].Vehicles)
                state[lane] += vehicle.Arrival < 0.5f ? vehicle.Share : 0;
            state[_width + lane] = _rates[view.Phase * _width + lane] > 0 ? Math.Max(0, StartLost - (float)view.Elapsed) : StartLost;
        }
        return new Node(state, 0, 0, view.Phase, -1, (float)view.Elapsed);
    }

    private void Expand(Node node, int second, int phases)
    {
        for (var phase = 0; phase < phases; phase++)
        {
            var changes = phase != node.Phase;
            if (changes ? node.Elapsed < least[node.Phase] : node.Elapsed >= LongestGreen && SomebodyWaits(node))
                continue;
            var end = Math.Min(Horizon, second + (changes ? _change + (int)Math.Ceiling(least[phase]) : _hold));
            var state = Take();
            node.State.CopyTo(state, 0);
            var cost = node.Cost;
            for (var t = second; t < end; t++)
                cost += changes && t < second + _change ? Second(state, t, node.Phase, phase, t == second) : Second(state, t, phase, phase, false);
            var elapsed = changes ? Math.Max(0, end - second - _change) : node.Elapsed + end - second;
            _open[end].Add(new Node(state, cost, cost + After(state, phase), phase, node.First < 0 ? phase : node.First, elapsed));
        }
    }

    /// <summary>One second: who comes, who leaves, who waits. Between two phases only what is green in both goes on; yellow lets one more second pass.</summary>
    private float Second(float[] state, int t, int before, int after, bool firstOfYellow)
    {
        var (cost, lost) = (Vector<float>.Zero, new Vector<float>(StartLost));
        for (var i = 0; i < _width; i += Lanes)
        {
            var arriving = new Vector<float>(_arrivals, t * _width + i);
            var rate = new Vector<float>(_rates, before * _width + i);
            if (before != after)
                rate = firstOfYellow ? rate : Vector.Min(rate, new Vector<float>(_rates, after * _width + i));
            var (queue, wait) = (new Vector<float>(state, i), new Vector<float>(state, _width + i));
            var served = Vector.GreaterThan(rate, Vector<float>.Zero);
            var leaving = Vector.ConditionalSelect(Vector.LessThanOrEqual(wait, Vector<float>.Zero), rate, Vector<float>.Zero);
            var stopping = Vector.ConditionalSelect(Vector.BitwiseAnd(served, Vector.LessThan(queue, new Vector<float>(0.5f))), Vector<float>.Zero, arriving);
            queue += arriving;
            // Who comes to an empty green lane goes through without the time of a start.
            var passing = Vector.ConditionalSelect(served, arriving - stopping, Vector<float>.Zero);
            queue = Vector.Max(Vector<float>.Zero, queue - Vector.Max(leaving, passing));
            wait = Vector.ConditionalSelect(served, Vector.Max(Vector<float>.Zero, wait - Vector<float>.One), lost);
            queue.CopyTo(state, i);
            wait.CopyTo(state, _width + i);
            cost += queue + stopping * StopCost;
        }
        return Vector.Sum(cost);
    }

    /// <summary>What is left over when the plan ends still waits: its own queue, and for a change if its phase is not the last.</summary>
    private float After(float[] state, int phase)
    {
        var sum = 0f;
        for (var lane = 0; lane < _width; lane++)
        {
            var queue = state[lane];
            sum += queue * queue + queue * (_rates[phase * _width + lane] > 0 ? state[_width + lane] : AfterWait);
        }
        return sum;
    }

    private void Prune(List<Node> nodes, int phases)
    {
        if (nodes.Count <= Beam)
            return;
        nodes.Sort(static (a, b) => a.Bound.CompareTo(b.Bound));
        Span<int> kept = stackalloc int[phases];
        kept.Clear();
        var count = 0;
        for (var i = 0; i < nodes.Count; i++)
        {
            if (kept[nodes[i].Phase]++ < Beam)
                nodes[count++] = nodes[i];
            else
                _spare.Push(nodes[i].State);
        }
        nodes.RemoveRange(count, nodes.Count - count);
    }

    private float[] Take() => _spare.TryPop(out var state) && state.Length == 2 * _width ? state : new float[2 * _width];

    /// <summary>A sequence of phases so far. The state holds the queues and the seconds that each lane still loses.</summary>
    private readonly record struct Node(float[] State, float Cost, float Bound, int Phase, int First, float Elapsed);
}
