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
    private const int Beam = 3;

    /// <summary>Green in seconds beyond which the plan must change: what it takes for moving may be stuck.</summary>
    private const float LongestGreen = 60;

    private readonly int _change = (int)Math.Ceiling(timing.Yellow + timing.AllRed);
    private readonly int _hold = (int)Math.Max(1, Math.Ceiling(timing.Decision));
    private readonly List<Node>[] _open = [.. Enumerable.Range(0, Horizon + 1).Select(_ => new List<Node>())];
    private readonly Stack<float[]> _spare = new();
    private PhaseTable? _table;
    private Prospects? _prospects;
    private Rollout? _rollout;

    /// <summary>The phase to show next.</summary>
    public int Plan(JunctionView view)
    {
        _table ??= new PhaseTable(view.Junction, view.Lanes);
        _prospects ??= new Prospects(view.Lanes.Count);
        _rollout ??= new Rollout(_table, _prospects);
        _prospects.Draw(view, _table);
        var root = Take();
        _rollout.Begin(view, root);
        _open[0].Add(new Node(root, 0, 0, view.Phase, -1, (float)view.Elapsed));
        var (best, least) = (view.Phase, float.PositiveInfinity);
        for (var second = 0; second <= Horizon; second++)
        {
            Prune(_open[second]);
            foreach (var node in _open[second])
            {
                if (second == Horizon)
                    (best, least) = node.Bound < least ? (node.First, node.Bound) : (best, least);
                else
                    Expand(node, second);
                _spare.Push(node.State);
            }
            _open[second].Clear();
        }
        return best;
    }

    private void Expand(Node node, int second)
    {
        for (var phase = 0; phase < _table!.Phases; phase++)
        {
            if (phase == node.Phase)
                Hold(node, second);
            else if (node.Elapsed >= least[node.Phase])
                Change(node, second, phase);
        }
    }

    private void Hold(Node node, int second)
    {
        if (node.Elapsed >= LongestGreen)
            return;
        var (end, state, cost) = (Math.Min(Horizon, second + _hold), Copy(node), node.Cost);
        for (var t = second; t < end; t++)
            cost += _rollout!.Green(state, t, node.Phase);
        Add(new Node(state, cost, 0, node.Phase, node.First < 0 ? node.Phase : node.First, node.Elapsed + end - second), end);
    }

    private void Change(Node node, int second, int phase)
    {
        var (end, state) = (Math.Min(Horizon, second + _change + (int)Math.Ceiling(least[phase])), Copy(node));
        var cost = node.Cost + _rollout!.Change(state, second, _change, node.Phase, phase, end);
        for (var t = second + _change; t < end; t++)
            cost += _rollout.Green(state, t, phase);
        Add(new Node(state, cost, 0, phase, node.First < 0 ? phase : node.First, Math.Max(0, end - second - _change)), end);
    }

    private void Add(Node node, int end) => _open[end].Add(node with { Bound = node.Cost + _rollout!.After(node.State, node.Phase, end) });

    private float[] Copy(Node node)
    {
        var state = Take();
        node.State.CopyTo(state, 0);
        return state;
    }

    private void Prune(List<Node> nodes)
    {
        if (nodes.Count <= Beam)
            return;
        nodes.Sort(static (a, b) => a.Bound.CompareTo(b.Bound));
        Span<int> kept = stackalloc int[_table!.Phases];
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

    private float[] Take() => _spare.TryPop(out var state) ? state : new float[_rollout!.Size];

    /// <summary>A sequence of phases so far.</summary>
    private readonly record struct Node(float[] State, float Cost, float Bound, int Phase, int First, float Elapsed);
}
