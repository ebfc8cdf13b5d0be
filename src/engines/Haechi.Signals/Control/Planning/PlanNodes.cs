using System.Runtime.Intrinsics;

namespace Haechi.Signals.Control.Planning;

/// <summary>A sequence of phases so far.</summary>
/// <param name="State">Where its state lies in the pool.</param>
/// <param name="Cost">Seconds lost so far, the mean of all futures.</param>
/// <param name="Bound">The cost, and that of what is left over.</param>
/// <param name="Phase">The phase that is green.</param>
/// <param name="First">The phase that is shown after the first decision; -1 before it.</param>
/// <param name="Elapsed">Seconds since it is green.</param>
internal readonly record struct PlanNode(int State, float Cost, float Bound, int Phase, int First, float Elapsed);

/// <summary>The best few sequences that reach each second in each phase, and the pool of their states.</summary>
internal sealed class PlanNodes
{
    /// <summary>Sequences that go on from one second in one phase.</summary>
    public const int Beam = 2;

    private const int Seconds = PhasePlanner.Horizon + 1;

    private PlanNode[] _nodes = [];
    private int[] _counts = [];
    private Vector256<float>[] _states = [];
    private int[] _free = [];
    private (int Phases, int Size, int Made, int Free) _now;

    /// <summary>Empties it for a junction of so many phases with states of so many vectors.</summary>
    public void Clear(int phases, int size)
    {
        _now = (phases, size, 0, 0);
        if (_counts.Length < phases * Seconds)
            (_counts, _nodes) = (new int[phases * Seconds], new PlanNode[phases * Seconds * Beam]);
        _counts.AsSpan(0, phases * Seconds).Clear();
    }

    public ReadOnlySpan<PlanNode> Of(int second, int phase) => _nodes.AsSpan((second * _now.Phases + phase) * Beam, _counts[second * _now.Phases + phase]);

    /// <summary>The bound that a sequence must stay under to be kept.</summary>
    public float Limit(int second, int phase) => Of(second, phase) is { Length: Beam } full ? full[Beam - 1].Bound : float.PositiveInfinity;

    public Span<Vector256<float>> State(int state) => _states.AsSpan(state * _now.Size, _now.Size);

    /// <summary>A state that nobody uses; what it holds is left over.</summary>
    public int Take()
    {
        if (_now.Free > 0)
            return _free[--_now.Free];
        if (_states.Length < (_now.Made + 1) * _now.Size)
            Array.Resize(ref _states, 2 * (_now.Made + 1) * _now.Size);
        return _now.Made++;
    }

    public void Give(int state)
    {
        if (_free.Length <= _now.Free)
            Array.Resize(ref _free, 2 * _now.Free + 16);
        _free[_now.Free++] = state;
    }

    /// <summary>Keeps a sequence that stays under the <see cref="Limit"/>, in the place of the worst one when the second is full.</summary>
    public void Keep(PlanNode node, int second)
    {
        var (at, count) = ((second * _now.Phases + node.Phase) * Beam, _counts[second * _now.Phases + node.Phase]);
        if (count == Beam)
            Give(_nodes[at + --count].State);
        _counts[second * _now.Phases + node.Phase] = count + 1;
        for (; count > 0 && _nodes[at + count - 1].Bound > node.Bound; count--)
            _nodes[at + count] = _nodes[at + count - 1];
        _nodes[at + count] = node;
    }
}
